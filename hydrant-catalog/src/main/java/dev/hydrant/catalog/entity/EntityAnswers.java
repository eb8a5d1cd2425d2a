package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.secret.SecretFields;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes stored documents ready to be shown: members selected, passwords masked, references filled
 * with present names, contained entities listed. A page costs a handful of statements, whatever its
 * length.
 */
public final class EntityAnswers {
  private static final List<String> REFERENCES =
      List.of(
          "service",
          "database",
          "databaseSchema",
          "apiCollection",
          "classification",
          "parent",
          "ingestionRunner",
          "processingEngine",
          "owners",
          "reviewers");

  private final Database database;
  private final EntityTypes types;
  private final ObjectMapper json;
  private final SecretFields secrets;

  EntityAnswers(Database database, EntityTypes types, ObjectMapper json, SecretFields secrets) {
    this.database = database;
    this.types = types;
    this.json = json;
    this.secrets = secrets;
  }

  /**
   * @param base of addresses, ending in {@code /v1}
   */
  public ObjectNode one(EntityType type, ObjectNode stored, Fields fields, String base) {
    return many(type, List.of(stored), fields, base).get(0);
  }

  /** The same for a page. */
  public List<ObjectNode> many(
      EntityType type, List<ObjectNode> stored, Fields fields, String base) {
    List<ObjectNode> documents = stored.stream().map(ObjectNode::deepCopy).toList();
    for (ObjectNode document : documents) {
      Composer.mask(document, secrets);
      document.remove("openMetadataServerConnection");
    }
    addChildren(type, documents, fields);
    addSeries(type, documents, fields);
    documents.forEach(document -> fields.select(type, document));
    fillReferences(documents, base);
    for (ObjectNode document : documents) {
      document.put("href", base + "/" + type.collection() + "/" + document.path("id").asText());
    }
    return documents;
  }

  /** Names, display names and addresses in references that hold an identifier and a type. */
  public void fillReferences(Collection<ObjectNode> documents, String base) {
    Set<String> ids = new LinkedHashSet<>();
    for (ObjectNode document : documents) {
      for (String member : REFERENCES) {
        each(document.path(member)).forEach(ref -> ids.add(ref.path("id").asText()));
      }
    }
    if (ids.isEmpty()) {
      return;
    }
    Map<String, EntityRef> found = database.read(handle -> EntityTable.references(handle, ids));
    for (ObjectNode document : documents) {
      for (String member : REFERENCES) {
        each(document.path(member)).forEach(ref -> fill(ref, found, base));
      }
    }
  }

  /** The contract's reference of an entity, with its address. */
  public ObjectNode reference(EntityRef ref, String base) {
    ObjectNode node = ref.json();
    types
        .find(ref.type())
        .ifPresent(type -> node.put("href", base + "/" + type.collection() + "/" + ref.id()));
    return node;
  }

  private void fill(JsonNode reference, Map<String, EntityRef> found, String base) {
    EntityRef ref = found.get(reference.path("id").asText());
    if (ref != null && reference instanceof ObjectNode node) {
      node.setAll(reference(ref, base));
    }
  }

  private static Iterable<JsonNode> each(JsonNode value) {
    if (value instanceof ArrayNode list) {
      return list;
    }
    return value.isObject() ? List.of(value) : List.of();
  }

  private void addChildren(EntityType type, List<ObjectNode> documents, Fields fields) {
    if (documents.isEmpty()) {
      return;
    }
    type.children()
        .forEach(
            (member, child) -> {
              if (type.onRequest().contains(member) && fields.shows(type, member)) {
                addChildren(documents, member, child);
              }
            });
  }

  private void addChildren(List<ObjectNode> documents, String member, String childType) {
    List<String> ids = documents.stream().map(document -> document.path("id").asText()).toList();
    List<EntityTable.Child> children =
        database.read(handle -> EntityTable.children(handle, childType, ids));
    for (ObjectNode document : documents) {
      ArrayNode list = document.putArray(member);
      children.stream()
          .filter(child -> child.parent().equals(document.path("id").asText()))
          .forEach(child -> list.add(child.ref().json()));
    }
  }

  private void addSeries(EntityType type, List<ObjectNode> documents, Fields fields) {
    addNewest(type, documents, fields, "pipelineStatus", SeriesTable.STATUS);
    addNewest(type, documents, fields, "usageSummary", SeriesTable.USAGE);
  }

  private void addNewest(
      EntityType type, List<ObjectNode> documents, Fields fields, String member, String series) {
    if (!type.onRequest().contains(member) || !fields.shows(type, member)) {
      return;
    }
    List<String> ids = documents.stream().map(document -> document.path("id").asText()).toList();
    Map<String, ObjectNode> newest =
        database.read(handle -> SeriesTable.newest(handle, json, series, ids));
    for (ObjectNode document : documents) {
      ObjectNode found = newest.get(document.path("id").asText());
      if (found != null) {
        document.set(member, found);
      }
    }
  }
}
