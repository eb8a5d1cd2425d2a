package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the entity table.
 *
 * @param revision counts the writes of this row; the guard of every update
 * @param version in tenths
 */
record EntityRow(
    String id,
    String type,
    String fqn,
    String name,
    @Nullable String parentId,
    @Nullable String serviceId,
    @Nullable String serviceType,
    boolean deleted,
    int version,
    long revision,
    String document) {

  ObjectNode document(ObjectMapper json) {
    try {
      return (ObjectNode) json.readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the document of " + type + " " + id + " is not JSON", e);
    }
  }

  Optional<String> service() {
    return Optional.ofNullable(serviceId);
  }
}
