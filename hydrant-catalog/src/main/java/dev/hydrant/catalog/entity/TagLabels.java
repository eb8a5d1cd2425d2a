package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** Labels on entities and on the columns, fields and tasks inside them. */
final class TagLabels {
  private static final String TAGS = "tags";

  private TagLabels() {}

  /** Fills the members that answers must have, wherever labels stand. */
  static void complete(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
        String name = names.next();
        if (name.equals(TAGS)) {
          object.path(name).forEach(TagLabels::completeLabel);
        } else if (!name.equals("extension") && !name.equals("connection")) {
          complete(object.path(name));
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(TagLabels::complete);
    }
  }

  private static void completeLabel(JsonNode label) {
    if (label instanceof ObjectNode object) {
      object.putIfAbsent("source", object.textNode("Classification"));
      object.putIfAbsent("labelType", object.textNode("Manual"));
      object.putIfAbsent("state", object.textNode("Confirmed"));
    }
  }

  /** The classification tags that a document refers to, at any depth. */
  static Set<String> names(JsonNode node) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode label : node.findValues(TAGS)) {
      for (JsonNode item : label) {
        if (!"Glossary".equals(item.path("source").asText())) {
          String name = item.path("tagFQN").asText();
          if (!name.isEmpty()) {
            names.add(name);
          }
        }
      }
    }
    return names;
  }

  /** Adds the labels that were there before: a request can add labels, never remove them. */
  static void merge(ObjectNode into, JsonNode before) {
    JsonNode old = before.path(TAGS);
    if (old.isEmpty()) {
      return;
    }
    ArrayNode merged = old.deepCopy();
    for (JsonNode label : into.path(TAGS)) {
      if (Documents.item(merged, "tagFQN", label.path("tagFQN").asText()).isEmpty()) {
        merged.add(label);
      }
    }
    into.set(TAGS, merged);
  }
}
