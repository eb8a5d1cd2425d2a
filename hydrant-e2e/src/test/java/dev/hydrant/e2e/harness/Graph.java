package dev.hydrant.e2e.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything that a server's catalog holds of lineage, read through the contract's own endpoints:
 * the entities by qualified name, and the edges as they are stored.
 */
public record Graph(Map<String, JsonNode> entities, Set<Edge> edges) {
  private static final Map<String, String> COLLECTIONS =
      new LinkedHashMap<>(
          Map.of(
              "pipeline", "pipelines",
              "topic", "topics",
              "table", "tables",
              "container", "containers",
              "searchIndex", "searchIndexes",
              "apiEndpoint", "apiEndpoints"));

  public static Graph read(Http http) {
    Map<String, JsonNode> entities = new LinkedHashMap<>();
    Map<String, String> types = new LinkedHashMap<>();
    COLLECTIONS.forEach(
        (type, collection) ->
            list(http, collection)
                .forEach(
                    entity -> {
                      String fqn = entity.path("fullyQualifiedName").asText();
                      entities.put(fqn, entity);
                      types.put(fqn, type);
                    }));
    Map<String, String> names = new LinkedHashMap<>();
    entities.forEach((fqn, entity) -> names.put(entity.path("id").asText(), fqn));
    Set<Edge> edges = new java.util.LinkedHashSet<>();
    types.forEach((fqn, type) -> edges.addAll(downstream(http, type, fqn, names)));
    return new Graph(entities, edges);
  }

  public Set<String> names() {
    return new TreeSet<>(entities.keySet());
  }

  public JsonNode entity(String fqn) {
    JsonNode entity = entities.get(fqn);
    if (entity == null) {
      throw new AssertionError("there is no " + fqn + " among " + names());
    }
    return entity;
  }

  /**
   * What a pipeline's own page shows, whichever form the edges are stored in: its sources, and its
   * destinations with their roles.
   */
  public Set<String> around(String pipeline) {
    Set<String> shown = new TreeSet<>();
    for (Edge edge : edges) {
      boolean through = edge.pipeline().equals(pipeline);
      if (through || edge.to().equals(pipeline)) {
        if (!edge.from().equals(pipeline)) {
          shown.add(edge.from() + " → pipeline");
        }
      }
      if (through || edge.from().equals(pipeline)) {
        if (!edge.to().equals(pipeline)) {
          shown.add("pipeline → " + edge.to() + " [" + edge.roles() + "]");
        }
      }
    }
    return shown;
  }

  /** {@link #around} for every pipeline, and the edges that no pipeline has part in. */
  public Map<String, Set<String>> view() {
    Map<String, Set<String>> view = new java.util.TreeMap<>();
    Set<String> pipelines = pipelines();
    pipelines.forEach(pipeline -> view.put(pipeline, around(pipeline)));
    view.put(
        "between assets",
        edges.stream()
            .filter(edge -> edge.pipeline().isEmpty())
            .filter(edge -> !pipelines.contains(edge.from()) && !pipelines.contains(edge.to()))
            .map(edge -> edge.from() + " → " + edge.to() + " [" + edge.roles() + "]")
            .collect(Collectors.toCollection(TreeSet::new)));
    return view;
  }

  public Set<String> pipelines() {
    return entities.entrySet().stream()
        .filter(entry -> entry.getValue().path("serviceType").asText().equals("KinesisFirehose"))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Version and time of the last change of everything, to see that nothing was written. */
  public Map<String, String> stamps() {
    return entities.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    entry.getValue().path("version").asText()
                        + " of "
                        + entry.getValue().path("updatedAt").asText()));
  }

  private static List<JsonNode> list(Http http, String collection) {
    List<JsonNode> all = new ArrayList<>();
    String after = "";
    do {
      JsonNode page =
          http.json(
              "/api/v1/"
                  + collection
                  + "?limit=1000&fields=sourceHash"
                  + (after.isEmpty() ? "" : "&after=" + Http.segment(after)));
      page.path("data").forEach(all::add);
      after = page.path("paging").path("after").asText("");
    } while (!after.isEmpty());
    return all;
  }

  private static List<Edge> downstream(
      Http http, String type, String fqn, Map<String, String> names) {
    JsonNode lineage =
        http.json(
            "/api/v1/lineage/"
                + type
                + "/name/"
                + Http.segment(fqn)
                + "?upstreamDepth=0&downstreamDepth=1");
    List<Edge> edges = new ArrayList<>();
    for (JsonNode edge : lineage.path("downstreamEdges")) {
      JsonNode details = edge.path("lineageDetails");
      String through = name(names, details.path("pipeline").path("id").asText(""));
      // Seen from a pipeline, the edges that run through it look as if they began at it.
      if (!through.equals(fqn)) {
        edges.add(
            new Edge(
                name(names, edge.path("fromEntity").asText()),
                name(names, edge.path("toEntity").asText()),
                through,
                details.path("description").asText("").lines().findFirst().orElse("")));
      }
    }
    return edges;
  }

  private static String name(Map<String, String> names, String id) {
    return id.isEmpty() ? "" : names.getOrDefault(id, "unknown " + id);
  }
}
