package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Optional;

/** Small operations on JSON documents. */
final class Documents {
  private Documents() {}

  /** Removes members that are null, at any depth: clients send them for whatever is not set. */
  static void dropNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Iterator<JsonNode> values = object.elements(); values.hasNext(); ) {
        JsonNode value = values.next();
        if (value.isNull()) {
          values.remove();
        } else {
          dropNulls(value);
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(Documents::dropNulls);
    }
  }

  static Optional<String> text(JsonNode document, String member) {
    JsonNode value = document.get(member);
    return value != null && value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  /** The items of a list, of nothing when it is absent. */
  static Iterable<JsonNode> items(JsonNode document, String member) {
    return document.path(member);
  }

  /** The item of a list whose member has the given text. */
  static Optional<ObjectNode> item(JsonNode list, String member, String text) {
    for (JsonNode item : list) {
      if (item instanceof ObjectNode object && text.equals(object.path(member).asText())) {
        return Optional.of(object);
      }
    }
    return Optional.empty();
  }
}
