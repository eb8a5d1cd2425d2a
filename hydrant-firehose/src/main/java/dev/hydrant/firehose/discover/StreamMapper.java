package dev.hydrant.firehose.discover;

import dev.hydrant.model.stream.StreamScan;
import java.util.Map;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;

/** Makes a stream's description into what a sink takes. Pure; called by many threads. */
@FunctionalInterface
public interface StreamMapper {
  StreamScan map(
      DeliveryStreamDescription description, Map<String, String> tags, boolean includeLineage);
}
