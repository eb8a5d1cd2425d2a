package dev.hydrant.firehose.map;

import dev.hydrant.model.stream.Facts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionConfiguration;

/** What is worth knowing of a stream besides its lineage. */
final class StreamFacts {
  private StreamFacts() {}

  static Map<String, Object> of(
      DeliveryStreamDescription description, Source source, List<Destination> destinations) {
    Facts facts =
        new Facts()
            .put("status", description.deliveryStreamStatusAsString())
            .put("failure", Shared.failure(description.failureDescription()))
            .put("type", description.deliveryStreamTypeAsString())
            .put("versionId", description.versionId())
            .put("created", Shared.time(description.createTimestamp()))
            .put("updated", Shared.time(description.lastUpdateTimestamp()))
            .put("encryption", encryption(description.deliveryStreamEncryptionConfiguration()))
            .put("source", source.facts())
            .put("destinationId", first(DestinationReader.ids(description.destinations())))
            .put("destination", destinations.get(0).facts());
    if (destinations.size() > 1) {
      facts.put(
          "furtherDestinations",
          destinations.subList(1, destinations.size()).stream().map(Destination::facts).toList());
    }
    if (Boolean.TRUE.equals(description.hasMoreDestinations())) {
      facts.put("hasMoreDestinations", true);
    }
    return facts.build();
  }

  private static Map<String, Object> encryption(
      @Nullable DeliveryStreamEncryptionConfiguration encryption) {
    return encryption == null
        ? Map.of()
        : new Facts()
            .put("status", encryption.statusAsString())
            .put("keyType", encryption.keyTypeAsString())
            .put("keyArn", encryption.keyARN())
            .put("failure", Shared.failure(encryption.failureDescription()))
            .build();
  }

  private static @Nullable String first(List<String> ids) {
    return ids.isEmpty() ? null : ids.get(0);
  }
}
