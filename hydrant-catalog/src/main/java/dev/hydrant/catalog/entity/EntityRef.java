package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The short form of an entity, as references show it. */
public record EntityRef(
    String id,
    String type,
    String name,
    String fullyQualifiedName,
    Optional<String> displayName,
    boolean deleted) {

  /** The contract's reference; the address is added by whoever knows the server's. */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", id);
    node.put("type", type);
    node.put("name", name);
    node.put("fullyQualifiedName", fullyQualifiedName);
    displayName.ifPresent(text -> node.put("displayName", text));
    node.put("deleted", deleted);
    return node;
  }
}
