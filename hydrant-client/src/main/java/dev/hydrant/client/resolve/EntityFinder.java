package dev.hydrant.client.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.naming.AssetName;
import dev.hydrant.client.naming.Lookup;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.client.rest.SearchClient;
import dev.hydrant.model.name.Fqn;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds ingested entities by exact name and by search. An external asset is never an answer. */
final class EntityFinder {
  private static final String HASH = "sourceHash";

  private final CatalogClient catalog;
  private final SearchClient search;

  EntityFinder(CatalogClient catalog) {
    this.catalog = catalog;
    this.search = catalog.search();
  }

  /** Columns come with the same call, where an answer does not hold them anyway. */
  private static String fields(EntityType type) {
    return switch (type) {
      case TABLE -> HASH + ",columns";
      case CONTAINER -> HASH + ",dataModel";
      default -> HASH;
    };
  }

  /** The entity of exactly this name, marked or not. */
  Optional<CatalogEntity> byName(EntityType type, String fqn) {
    return catalog.findByName(type, fqn, fields(type)).map(node -> CatalogEntity.of(type, node));
  }

  /** The ingested entity in this service: by its exact places, then by search. */
  List<CatalogEntity> inService(AssetName name, String service) {
    for (List<String> path : name.lookup().paths()) {
      Optional<CatalogEntity> exact =
          byName(name.type(), AssetName.fqnIn(service, path)).filter(found -> !found.marked());
      if (exact.isPresent()) {
        return List.of(exact.get());
      }
    }
    return search(name, service::equals);
  }

  /** Ingested entities of the services that fit; those at the first exact place alone if any. */
  List<CatalogEntity> search(AssetName name, Predicate<String> service) {
    Lookup lookup = name.lookup();
    if (lookup.tail().isEmpty()) {
      return List.of();
    }
    Map<String, CatalogEntity> found = new LinkedHashMap<>();
    for (String fqn : hits(name)) {
      if (readable(fqn)
          && service.test(Fqn.split(fqn).get(0))
          && (named(lookup) || lookup.accepts(fqn))) {
        read(name, fqn).ifPresent(entity -> found.put(entity.ref().id(), entity));
      }
    }
    List<String> best = lookup.paths().get(0);
    List<CatalogEntity> exact =
        found.values().stream().filter(entity -> below(entity).equals(best)).toList();
    return exact.isEmpty() ? List.copyOf(found.values()) : exact;
  }

  /** Some catalogs let a bare quote stand inside a name; such a name cannot be taken apart. */
  private static boolean readable(String fqn) {
    try {
      return Fqn.split(fqn).size() > 1;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A container is recognised by its full path, whatever its name. */
  private static boolean named(Lookup lookup) {
    return !lookup.fullPath().isEmpty();
  }

  private Set<String> hits(AssetName name) {
    Lookup lookup = name.lookup();
    Set<String> hits = new LinkedHashSet<>();
    if (named(lookup)) {
      hits.addAll(search.field(name.type(), "fullPath", escape(lookup.fullPath())));
      hits.addAll(search.field(name.type(), "fullPath", escape(lookup.fullPath() + "/")));
      return hits;
    }
    Set<String> values = new LinkedHashSet<>();
    values.add(Fqn.of(lookup.tail()));
    if (lookup.paths().get(0).size() == 1) {
      lookup.paths().forEach(path -> values.add(Fqn.of(path)));
    }
    values.forEach(
        value ->
            hits.addAll(search.field(name.type(), "fullyQualifiedName", "*." + escape(value))));
    return hits;
  }

  private Optional<CatalogEntity> read(AssetName name, String fqn) {
    return catalog
        .findByName(name.type(), fqn, fields(name.type()))
        .filter(node -> !CatalogEntity.isMarked(node))
        .filter(node -> samePath(name.lookup(), node))
        .map(node -> CatalogEntity.of(name.type(), node));
  }

  private static boolean samePath(Lookup lookup, JsonNode node) {
    return !named(lookup)
        || node.path("fullPath").asText("").replaceAll("/+$", "").equals(lookup.fullPath());
  }

  private static List<String> below(CatalogEntity entity) {
    List<String> parts = Fqn.split(entity.ref().fullyQualifiedName());
    return parts.subList(1, parts.size());
  }

  private static String escape(String value) {
    return value.replaceAll("([\\\\*?])", "\\\\$1");
  }
}
