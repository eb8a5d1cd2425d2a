package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.name.Fqn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Qualified names of the named parts inside an entity: tasks, columns, fields. */
public final class EntityParts {
  /** Where the lists of parts stand. */
  private static final List<String> PLACES =
      List.of(
          "/tasks",
          "/columns",
          "/fields",
          "/messageSchema/schemaFields",
          "/dataModel/columns",
          "/requestSchema/schemaFields",
          "/responseSchema/schemaFields");

  private EntityParts() {}

  static void qualify(ObjectNode document, String fqn) {
    PLACES.forEach(place -> qualify(document.at(place), fqn));
  }

  /** All of them, for checking what column lineage refers to. */
  public static Set<String> names(JsonNode document) {
    Set<String> names = new LinkedHashSet<>();
    PLACES.forEach(place -> collect(document.at(place), names));
    return names;
  }

  private static void qualify(JsonNode list, String parent) {
    for (JsonNode item : list) {
      if (item instanceof ObjectNode part) {
        String name = Fqn.child(parent, part.path("name").asText());
        part.put("fullyQualifiedName", name);
        qualify(part.path("children"), name);
      }
    }
  }

  private static void collect(JsonNode list, Set<String> names) {
    for (JsonNode part : list) {
      names.add(part.path("fullyQualifiedName").asText());
      collect(part.path("children"), names);
    }
  }
}
