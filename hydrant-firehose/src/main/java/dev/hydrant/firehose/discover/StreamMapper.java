package dev.hydrant.firehose.discover;

import dev.hydrant.model.stream.StreamScan;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;

/**
 * Makes a stream's description into what a sink takes. Pure; called by many threads. Tags are
 * absent where they could not be read.
 */
@FunctionalInterface
public interface StreamMapper {
  StreamScan map(
      DeliveryStreamDescription description,
      Optional<Map<String, String>> tags,
      boolean includeLineage);
}
