package dev.hydrant.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The search of a catalog. It answers with names alone: an index may lag behind, so what it names
 * has to be read again.
 */
public final class SearchClient {
  private static final int HITS = 100;
  private static final int BEST_HITS = 25;

  private final CatalogClient catalog;

  SearchClient(CatalogClient catalog) {
    this.catalog = catalog;
  }

  /** Names of entities whose field matches; {@code *} stands for any text. */
  public List<String> field(EntityType type, String field, String value) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("fieldName", field);
    query.put("fieldValue", value);
    query.put("from", "0");
    query.put("size", String.valueOf(HITS));
    query.put("index", type.wire());
    query.put("deleted", "false");
    return names(catalog.send(Call.get("search/fieldQuery", query)));
  }

  /**
   * Names of entities that a query in the search engine's language finds, such as {@code
   * email.keyword:"a@b.c"}.
   */
  public List<String> text(EntityType type, String text) {
    return query(type, Map.of("q", text));
  }

  /**
   * Names of entities in whose name or display name these words stand; more may be found than fit.
   */
  public List<String> names(EntityType type, String words) {
    ObjectNode filter = JsonNodeFactory.instance.objectNode();
    ObjectNode text = filter.putObject("query").putObject("query_string");
    // Every character that the query language has a use for.
    text.put("query", words.replaceAll("([-+=&|><!(){}\\[\\]^\"~*?:\\\\/])", "\\\\$1"));
    text.putArray("fields").add("name").add("displayName");
    text.put("default_operator", "AND");
    return query(type, Map.of("q", "*", "query_filter", filter.toString()));
  }

  private List<String> query(EntityType type, Map<String, String> by) {
    Map<String, String> query = new LinkedHashMap<>(by);
    query.put("index", type.wire() + "_search_index");
    query.put("from", "0");
    query.put("size", String.valueOf(BEST_HITS));
    query.put("deleted", "false");
    return names(catalog.send(Call.get("search/query", query)));
  }

  private static List<String> names(JsonNode answer) {
    List<String> names = new ArrayList<>();
    answer
        .path("hits")
        .path("hits")
        .forEach(hit -> names.add(hit.path("_source").path("fullyQualifiedName").asText("")));
    return names.stream().filter(name -> !name.isEmpty()).distinct().toList();
  }
}
