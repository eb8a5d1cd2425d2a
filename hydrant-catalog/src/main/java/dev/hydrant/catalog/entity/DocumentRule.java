package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What must hold of a document beyond its shape; asked before a person's change is stored. */
@FunctionalInterface
public interface DocumentRule {
  /**
   * May complete the document.
   *
   * @param document as it would be stored: passwords sealed
   * @param stored as it is; a missing node for a new one
   * @throws dev.hydrant.model.error.HydrantException REQUEST_INVALID naming the member
   */
  void apply(EntityType type, ObjectNode document, JsonNode stored);

  /** Nothing more. */
  static DocumentRule none() {
    return (type, document, stored) -> {};
  }
}
