package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.stream.DeliveryStream;
import dev.hydrant.model.stream.StreamScan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;

/**
 * Turns one delivery stream's description and tags into what Hydrant hands to a sink. Pure and
 * deterministic; every legal answer of AWS maps to something, whatever is missing or unknown in it.
 */
public final class DeliveryStreamMapper {
  /**
   * Maps one stream.
   *
   * @param includeLineage false leaves routes and asset facts out
   */
  public StreamScan map(
      DeliveryStreamDescription description, Map<String, String> tags, boolean includeLineage) {
    String name = Objects.requireNonNullElse(description.deliveryStreamName(), "");
    String arn = Objects.requireNonNullElse(description.deliveryStreamARN(), "");
    AwsScope scope = Arn.parse(arn).map(Arn::scope).orElse(new AwsScope("aws", "", ""));
    DeliveryStream stream =
        new DeliveryStream(
            name,
            arn,
            scope,
            "",
            "",
            Optional.ofNullable(description.createTimestamp()),
            description.deliveryStreamStatus() == DeliveryStreamStatus.ACTIVE,
            tags,
            List.of(),
            Map.of());
    return new StreamScan(stream, includeLineage, List.of(), List.of(), List.of());
  }
}
