package dev.hydrant.simulator.firehose;

import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.AwsRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads request members by the constraints of the Firehose service model. */
final class Input {
  private static final Pattern STREAM_NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
  private static final Pattern TAG_KEY =
      Pattern.compile("^(?!aws:)[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@%]*$");
  private static final List<String> TYPES =
      List.of("DirectPut", "KinesisStreamAsSource", "MSKAsSource", "DatabaseAsSource");

  private final AwsRequest request;

  Input(AwsRequest request) {
    this.request = request;
  }

  int limit(int whenAbsent, int max) {
    int limit = request.number("Limit").orElse(whenAbsent);
    if (limit < 1) {
      throw AwsException.constraint(
          "'" + limit + "'", "limit", "have value greater than or equal to 1");
    }
    if (limit > max) {
      throw AwsException.constraint(
          "'" + limit + "'", "limit", "have value less than or equal to " + max);
    }
    return limit;
  }

  String streamName() {
    return name("DeliveryStreamName", "deliveryStreamName")
        .orElseThrow(() -> AwsException.constraint("null", "deliveryStreamName", "not be null"));
  }

  Optional<String> startName() {
    return name("ExclusiveStartDeliveryStreamName", "exclusiveStartDeliveryStreamName");
  }

  Optional<String> type() {
    Optional<String> type = request.text("DeliveryStreamType");
    type.filter(value -> !TYPES.contains(value))
        .ifPresent(
            value -> {
              throw AwsException.constraint(
                  "'" + value + "'", "deliveryStreamType", "satisfy enum value set: " + TYPES);
            });
    return type;
  }

  Optional<String> startTagKey() {
    return matching("ExclusiveStartTagKey", "exclusiveStartTagKey", TAG_KEY, 128);
  }

  Optional<String> startDestination() {
    return request.text("ExclusiveStartDestinationId");
  }

  private Optional<String> name(String member, String label) {
    return matching(member, label, STREAM_NAME, 64);
  }

  private Optional<String> matching(String member, String label, Pattern pattern, int maxLength) {
    Optional<String> text = request.text(member);
    text.ifPresent(
        value -> {
          String quoted = "'" + value + "'";
          if (value.isEmpty()) {
            throw AwsException.constraint(quoted, label, "have length greater than or equal to 1");
          }
          if (value.length() > maxLength) {
            throw AwsException.constraint(
                quoted, label, "have length less than or equal to " + maxLength);
          }
          if (!pattern.matcher(value).matches()) {
            throw AwsException.constraint(
                quoted, label, "satisfy regular expression pattern: " + pattern);
          }
        });
    return text;
  }
}
