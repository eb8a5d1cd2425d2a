package dev.hydrant.client.purge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.resolve.CatalogEntity;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.name.Fqn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lies in an external service, innermost first, and why any of it must stay. */
final class ExternalTree {
  private static final String FIRST_VERSION = "0.1";

  private final CatalogClient catalog;

  ExternalTree(CatalogClient catalog) {
    this.catalog = catalog;
  }

  /**
   * One entity.
   *
   * @param keep why it stays whatever lies in it; absent where it may go
   */
  record Entry(EntityType type, String id, String fqn, Optional<String> keep) {}

  List<JsonNode> services(EntityType kind) {
    List<JsonNode> services = new ArrayList<>();
    catalog.list(kind, Map.of(), services::add);
    return services;
  }

  List<Entry> below(EntityType kind, String service) {
    String fqn = Fqn.quote(service);
    List<Entry> entries = new ArrayList<>();
    switch (kind) {
      case MESSAGING_SERVICE -> entries.addAll(list(EntityType.TOPIC, "service", fqn));
      case SEARCH_SERVICE -> entries.addAll(list(EntityType.SEARCH_INDEX, "service", fqn));
      case STORAGE_SERVICE -> entries.addAll(list(EntityType.CONTAINER, "service", fqn));
      case DATABASE_SERVICE -> {
        for (Entry database : list(EntityType.DATABASE, "service", fqn)) {
          entries.add(database);
          for (Entry schema : list(EntityType.DATABASE_SCHEMA, "database", database.fqn())) {
            entries.add(schema);
            entries.addAll(list(EntityType.TABLE, "databaseSchema", schema.fqn()));
          }
        }
      }
      default -> {
        for (Entry collection : list(EntityType.API_COLLECTION, "service", fqn)) {
          entries.add(collection);
          entries.addAll(list(EntityType.API_ENDPOINT, "apiCollection", collection.fqn()));
        }
      }
    }
    entries.sort(Comparator.comparing(entry -> -Fqn.split(entry.fqn()).size()));
    return entries;
  }

  private List<Entry> list(EntityType type, String member, String within) {
    List<Entry> entries = new ArrayList<>();
    catalog.list(
        type,
        Map.of(member, within, "fields", "sourceHash"),
        node ->
            entries.add(
                new Entry(
                    type,
                    node.path("id").asText(),
                    node.path("fullyQualifiedName").asText(),
                    keep(node))));
    return entries;
  }

  private static Optional<String> keep(JsonNode node) {
    if (!CatalogEntity.isMarked(node)) {
      return Optional.of("something ingested it");
    }
    if (!node.path("description").asText("").isBlank()) {
      return Optional.of("a person described it");
    }
    return edited(node) ? Optional.of("it was edited") : Optional.empty();
  }

  /** Whether anybody changed it since it was made. */
  static boolean edited(JsonNode node) {
    return !node.path("version").asText().equals(FIRST_VERSION);
  }
}
