package dev.hydrant.firehose.map;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Knows which members AWS's model marks as sensitive. The SDK keeps no list of them; it shows in
 * that an object's text form hides the value.
 */
final class SensitiveMembers {
  private static final String PROBE = "is-this-shown";

  /** Hidden by nothing in the SDK, and yet the one real credential in a description. */
  private static final Set<String> UNMARKED = Set.of("HECToken");

  private final Map<String, Boolean> known = new HashMap<>();

  boolean contains(SdkPojo builder, SdkField<?> field) {
    return UNMARKED.contains(field.memberName())
        || known.computeIfAbsent(
            builder.getClass().getName() + "." + field.memberName(), key -> hides(builder, field));
  }

  private static boolean hides(SdkPojo builder, SdkField<?> field) {
    field.set(builder, PROBE);
    boolean hidden = !((Buildable) builder).build().toString().contains(PROBE);
    field.set(builder, null);
    return hidden;
  }
}
