package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.AwsScope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An ARN, read without trust: Firehose accepts {@code arn:.*} for some members.
 *
 * @param resource everything after the fifth colon, colons included
 */
public record Arn(String text, AwsScope scope, String service, String resource) {
  private static final int PARTS = 6;

  public static Optional<Arn> parse(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    String[] parts = text.split(":", PARTS);
    if (parts.length < PARTS
        || !parts[0].equals("arn")
        || parts[1].isEmpty()
        || parts[2].isEmpty()
        || parts[5].isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Arn(text, new AwsScope(parts[1], parts[4], parts[3]), parts[2], parts[5]));
  }

  /** As {@link #parse}, and only when it is an ARN of that service. */
  public static Optional<Arn> of(String service, @Nullable String text) {
    return parse(text).filter(arn -> arn.service().equals(service));
  }

  /**
   * What follows {@code type/} or {@code type:}, both of which AWS's services write for the same
   * thing; empty when the resource is of another type.
   */
  public Optional<String> resourceOf(String type) {
    boolean separated =
        resource.length() > type.length() + 1
            && resource.startsWith(type)
            && (resource.charAt(type.length()) == '/' || resource.charAt(type.length()) == ':');
    return separated ? Optional.of(resource.substring(type.length() + 1)) : Optional.empty();
  }
}
