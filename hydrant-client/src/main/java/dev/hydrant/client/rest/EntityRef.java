package dev.hydrant.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/**
 * A reference to an entity as the contract writes it.
 *
 * @param type as on the wire, since a catalog has more kinds than Hydrant knows
 * @param fullyQualifiedName empty where an answer leaves it out
 */
public record EntityRef(String id, String type, String fullyQualifiedName) {
  public EntityRef {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(type, "type is null");
    Objects.requireNonNull(fullyQualifiedName, "fullyQualifiedName is null");
  }

  /** Reads a reference out of an answer. */
  static EntityRef of(JsonNode node) {
    return new EntityRef(
        node.path("id").asText(),
        node.path("type").asText(),
        node.path("fullyQualifiedName").asText(""));
  }
}
