package dev.hydrant.client.sink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EdgeDetails.ColumnLink;
import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.model.lineage.ColumnPair;
import dev.hydrant.model.lineage.ColumnRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Column lineage for the columns that both ends really have: servers drop or refuse the rest, and
 * pipelines may not carry any.
 */
final class ColumnLinks {
  /**
   * @param collection path of the collection
   * @param member that holds the columns, as a path
   */
  private record Place(String collection, List<String> member) {}

  private static final Map<String, Place> PLACES =
      Map.of(
          "table", new Place("tables", List.of("columns")),
          "container", new Place("containers", List.of("dataModel", "columns")),
          "topic", new Place("topics", List.of("messageSchema", "schemaFields")),
          "searchIndex", new Place("searchIndexes", List.of("fields")));

  private final CatalogClient catalog;

  ColumnLinks(CatalogClient catalog) {
    this.catalog = catalog;
  }

  List<ColumnLink> of(ColumnRule rule, EntityRef from, EntityRef to) {
    if (rule instanceof ColumnRule.None) {
      return List.of();
    }
    Map<String, String> sources = columns(from);
    Map<String, String> targets = columns(to);
    List<ColumnPair> pairs = pairs(rule, sources.keySet());
    Map<String, List<String>> links = new LinkedHashMap<>();
    for (ColumnPair pair : pairs) {
      String source = sources.get(key(pair.from()));
      String target = targets.get(key(pair.to()));
      if (source != null && target != null) {
        links.computeIfAbsent(target, column -> new ArrayList<>()).add(source);
      }
    }
    return links.entrySet().stream()
        .map(link -> new ColumnLink(link.getValue(), link.getKey()))
        .toList();
  }

  private static List<ColumnPair> pairs(ColumnRule rule, Set<String> sources) {
    List<ColumnPair> pairs = new ArrayList<>();
    Set<String> named = new HashSet<>();
    if (rule instanceof ColumnRule.ByMap map) {
      pairs.addAll(map.pairs());
      map.pairs()
          .forEach(
              pair -> {
                named.add(key(pair.from()));
                named.add(key(pair.to()));
              });
      if (!map.restByName()) {
        return pairs;
      }
    }
    sources.stream()
        .filter(name -> !named.contains(name))
        .forEach(name -> pairs.add(new ColumnPair(name, name)));
    return pairs;
  }

  private Map<String, String> columns(EntityRef entity) {
    Place place = PLACES.get(entity.type());
    Map<String, String> columns = new HashMap<>();
    if (place == null) {
      return columns;
    }
    JsonNode at =
        catalog
            .findById(place.collection(), entity.id(), place.member().get(0))
            .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    for (String member : place.member()) {
      at = at.path(member);
    }
    at.forEach(
        column ->
            columns.put(
                key(column.path("name").asText()), column.path("fullyQualifiedName").asText()));
    return columns;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
