package dev.hydrant.simulator.organisation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
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

  /** The same stream with further members of its description set, or set anew. */
  public SimulatedStream with(Object... namesAndValues) {
    return new SimulatedStream(Json.put(description.deepCopy(), namesAndValues), tags);
  }

  public SimulatedStream withTags(Map<String, @Nullable String> replacement) {
    return new SimulatedStream(description, replacement);
  }

  /** Deleted and created again under the same name: a new time of creation, the first version. */
  public SimulatedStream recreatedAt(Instant moment) {
    ObjectNode again = description.deepCopy();
    again.remove("LastUpdateTimestamp");
    return new SimulatedStream(
        Json.put(again, "CreateTimestamp", moment.toEpochMilli() / 1000d, "VersionId", "1"), tags);
  }

  public String name() {
    return description.path("DeliveryStreamName").asText();
  }

  public String type() {
    return description.path("DeliveryStreamType").asText();
  }
}
