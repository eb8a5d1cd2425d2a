package dev.hydrant.firehose.map;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.SourceDescription;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Builds random descriptions out of the SDK's own list of fields: any member may be missing, any
 * enum unknown, any list empty or holding null. What must never be shown is a canary.
 */
final class RandomDescriptions {
  /** Part of every secret; it must be in no output, in whatever case. */
  static final String CANARY = "xQzCanary";

  /** Names that AWS marks as sensitive and that are nevertheless what lineage is about. */
  private static final Set<String> IDENTITY = Set.of("Database", "Schema", "Table");

  private final Random random;
  private final RandomTexts texts;
  private final SensitiveMembers sensitive = new SensitiveMembers();

  RandomDescriptions(long seed) {
    random = new Random(seed);
    texts = new RandomTexts(random);
  }

  DeliveryStreamDescription next() {
    return (DeliveryStreamDescription) fill(DeliveryStreamDescription.builder());
  }

  /** Number of canaries in everything that was built so far. */
  long planted() {
    return texts.planted();
  }

  private Object fill(SdkPojo builder) {
    List<SdkField<?>> fields = new ArrayList<>(builder.sdkFields());
    if (builder instanceof SourceDescription.Builder) {
      // a stream has one source
      fields = List.of(fields.get(random.nextInt(fields.size())));
    }
    double density = random.nextInt(10) == 0 ? 0.1 : 0.8;
    if (builder instanceof DestinationDescription.Builder) {
      // a destination has one shape, which is not to say that AWS could not answer several
      density = 0.2;
    }
    for (SdkField<?> field : fields) {
      if (random.nextDouble() < density) {
        field.set(builder, value(builder, field));
      }
    }
    return ((Buildable) builder).build();
  }

  private @Nullable Object value(SdkPojo owner, SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.SDK_POJO) {
      return fill(field.constructor().get());
    }
    if (type == MarshallingType.LIST) {
      return list(owner, field);
    }
    if (type == MarshallingType.MAP) {
      return map();
    }
    if (type == MarshallingType.STRING) {
      return text(owner, field);
    }
    return scalar(type, field);
  }

  private Object scalar(MarshallingType<?> type, SdkField<?> field) {
    if (type == MarshallingType.INTEGER) {
      return random.nextInt(3) == 0 ? 0 : random.nextInt(65_536);
    }
    if (type == MarshallingType.BOOLEAN) {
      return random.nextInt(4) != 0;
    }
    if (type == MarshallingType.DOUBLE) {
      return random.nextDouble();
    }
    if (type == MarshallingType.INSTANT) {
      return Instant.ofEpochSecond(random.nextInt(3) == 0 ? 0 : random.nextInt(Integer.MAX_VALUE));
    }
    throw new IllegalStateException("a member of a type that was not thought of: " + field);
  }

  private List<@Nullable Object> list(SdkPojo owner, SdkField<?> field) {
    SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
    List<@Nullable Object> list = new ArrayList<>();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      if (random.nextInt(12) == 0) {
        list.add(null);
      } else if (item.marshallingType() == MarshallingType.SDK_POJO) {
        list.add(fill(item.constructor().get()));
      } else {
        list.add(
            texts.of(owner.getClass().getEnclosingClass().getSimpleName(), field.memberName()));
      }
    }
    return list;
  }

  private Map<String, String> map() {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      map.put(texts.name(), texts.name());
    }
    return map;
  }

  private String text(SdkPojo owner, SdkField<?> field) {
    String type = owner.getClass().getEnclosingClass().getSimpleName();
    boolean hidden =
        sensitive.contains(owner, field)
            && !IDENTITY.contains(field.memberName())
            && !RandomTexts.ADDRESSES.contains(field.memberName());
    return hidden ? texts.secret() : texts.of(type, field.memberName());
  }
}
