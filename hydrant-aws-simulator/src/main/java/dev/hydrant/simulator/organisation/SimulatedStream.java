package dev.hydrant.simulator.organisation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A delivery stream as AWS would describe it.
 *
 * @param description a {@code DeliveryStreamDescription} with AWS's member names
 * @param tags in key order; a tag may have no value
 */
public record SimulatedStream(ObjectNode description, Map<String, @Nullable String> tags) {
  public SimulatedStream {
    description = description.deepCopy();
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
  }

  public String name() {
    return description.path("DeliveryStreamName").asText();
  }

  public String type() {
    return description.path("DeliveryStreamType").asText();
  }
}
