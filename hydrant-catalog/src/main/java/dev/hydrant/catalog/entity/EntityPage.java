package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A page of stored documents.
 *
 * @param total of the whole list
 */
public record EntityPage(
    List<ObjectNode> documents, Optional<String> before, Optional<String> after, int total) {
  public EntityPage {
    documents = List.copyOf(documents);
  }
}
