package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row to be written, prepared in full before the writer is taken.
 *
 * @param before the row that it replaces; the write fails when that one has changed meanwhile
 * @param text of the document, so that nothing is serialized inside the transaction
 * @param previous deflated document of the state before
 */
record EntityWrite(
    EntityType type,
    ObjectNode document,
    String text,
    int version,
    long now,
    @Nullable String parentId,
    @Nullable String serviceId,
    @Nullable String serviceType,
    Optional<EntityRow> before,
    byte[] previous,
    Optional<String> words) {

  String id() {
    return document.path("id").asText();
  }

  boolean deleted() {
    return document.path("deleted").asBoolean();
  }
}
