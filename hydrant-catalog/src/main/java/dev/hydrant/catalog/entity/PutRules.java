package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * What a create-or-update request leaves of the entity that is there: labels are joined, owners and
 * custom properties stay, a bot does not overwrite what people described, other members follow the
 * request. What is not part of a create request at all stays too.
 */
final class PutRules {
  private static final Set<String> STAYING =
      Set.of(
          "owners",
          "tags",
          "domains",
          "dataProducts",
          "extension",
          "lifeCycle",
          "connection",
          "ingestionRunner",
          "processingEngine",
          "isAdmin");

  /** Lists of named parts that have descriptions and labels of their own. */
  private static final Set<String> PARTS = Set.of("tasks", "columns", "fields", "schemaFields");

  private static final String DESCRIPTION = "description";

  private PutRules() {}

  static void apply(EntityType type, ObjectNode wanted, JsonNode before, Author author) {
    for (Iterator<Map.Entry<String, JsonNode>> old = before.fields(); old.hasNext(); ) {
      Map.Entry<String, JsonNode> member = old.next();
      boolean stays =
          !type.members().containsKey(member.getKey()) || STAYING.contains(member.getKey());
      if (stays && !wanted.has(member.getKey())) {
        wanted.set(member.getKey(), member.getValue());
      }
    }
    TagLabels.merge(wanted, before);
    if (author.bot() && before.has("extension")) {
      wanted.set("extension", before.get("extension"));
    }
    keepDescription(wanted, before, author.bot());
    parts(wanted, before, author);
  }

  private static void parts(JsonNode wanted, JsonNode before, Author author) {
    for (Iterator<Map.Entry<String, JsonNode>> members = wanted.fields(); members.hasNext(); ) {
      Map.Entry<String, JsonNode> member = members.next();
      JsonNode old = before.path(member.getKey());
      if (PARTS.contains(member.getKey()) && member.getValue() instanceof ArrayNode list) {
        list.forEach(part -> part(part, old, author));
      } else if (member.getKey().equals("dataModel") || member.getKey().endsWith("Schema")) {
        parts(member.getValue(), old, author);
      }
    }
  }

  private static void part(JsonNode part, JsonNode before, Author author) {
    if (!(part instanceof ObjectNode wanted)) {
      return;
    }
    Documents.item(before, "name", wanted.path("name").asText())
        .ifPresent(
            old -> {
              TagLabels.merge(wanted, old);
              boolean task = wanted.has("taskType") || wanted.has("downstreamTasks");
              keepDescription(wanted, old, author.bot() || !task && !wanted.has(DESCRIPTION));
              wanted.path("children").forEach(child -> part(child, old.path("children"), author));
            });
  }

  private static void keepDescription(ObjectNode wanted, JsonNode before, boolean keep) {
    if (keep && !before.path(DESCRIPTION).asText().isEmpty()) {
      wanted.set(DESCRIPTION, before.get(DESCRIPTION));
    }
  }
}
