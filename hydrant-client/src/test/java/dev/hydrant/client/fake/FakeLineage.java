package dev.hydrant.client.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lineage of the fake: one edge a pair, neighbours of a pipeline rewritten as servers do. */
final class FakeLineage {
  private static final Set<String> DETAILS =
      FakeShapes.words("sqlQuery columnsLineage pipeline description source assetEdges");

  /** One edge. */
  record Edge(String from, String to, ObjectNode details) {}

  private boolean onlyTables;
  private final FakeEntities entities;
  private final Map<String, Edge> edges = new LinkedHashMap<>();

  FakeLineage(FakeEntities entities) {
    this.entities = entities;
  }

  /** As an older server: columns of tables only. */
  void columnsOfTablesOnly() {
    onlyTables = true;
  }

  void put(JsonNode body) {
    FakeShapes.members(body, Set.of("edge"));
    JsonNode edge = body.path("edge");
    FakeShapes.members(edge, Set.of("fromEntity", "toEntity", "description", "lineageDetails"));
    FakeShapes.members(edge.path("lineageDetails"), DETAILS);
    ObjectNode from = end(edge.path("fromEntity"));
    ObjectNode to = end(edge.path("toEntity"));
    ObjectNode details = (ObjectNode) edge.path("lineageDetails").deepCopy();
    if (details.has("pipeline")) {
      end(details.path("pipeline"));
    }
    FakeShapes.refuseUnless(
        !onlyTables
            || details.path("columnsLineage").isEmpty()
            || from.path("_collection").asText().equals("tables"),
        "Column lineage from this kind of entity is not supported");
    checkColumns(details, from, to);
    String source = id(from);
    String target = id(to);
    edges.put(key(source, target), new Edge(source, target, details));
  }

  private ObjectNode end(JsonNode ref) {
    return entities.live(
        FakeShapes.collectionOf(ref.path("type").asText()), ref.path("id").asText());
  }

  private static void checkColumns(JsonNode details, ObjectNode from, ObjectNode to) {
    for (JsonNode link : details.path("columnsLineage")) {
      link.path("fromColumns").forEach(column -> refuseUnknown(column.asText(), from));
      refuseUnknown(link.path("toColumn").asText(), to);
    }
  }

  private static void refuseUnknown(String column, ObjectNode entity) {
    Set<String> known = new HashSet<>();
    FakeShapes.COLUMNS.forEach(
        place -> known.addAll(entity.at(place).findValuesAsText("fullyQualifiedName")));
    FakeShapes.refuseUnless(known.contains(column), "Invalid column name " + column);
  }

  ObjectNode edge(String from, String to) {
    Edge edge = edges.get(key(from, to));
    if (edge == null) {
      throw new FakeRefusal(404, "Lineage edge not found");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("edge", edge.details());
    return answer;
  }

  void delete(String from, String to) {
    if (edges.remove(key(from, to)) == null) {
      throw new FakeRefusal(404, "Lineage edge not found");
    }
  }

  void deleteBySource(String pipeline, String source) {
    edges
        .values()
        .removeIf(
            edge ->
                edge.details().path("source").asText("Manual").equals(source)
                    && edge.details().path("pipeline").path("id").asText().equals(pipeline));
  }

  void forget(String id) {
    edges
        .values()
        .removeIf(
            edge ->
                edge.from().equals(id)
                    || edge.to().equals(id)
                    || edge.details().path("pipeline").path("id").asText().equals(id));
  }

  List<Edge> all() {
    return List.copyOf(edges.values());
  }

  ObjectNode neighbours(String type, String id) {
    entities.live(FakeShapes.collectionOf(type), id);
    Set<String> up = new LinkedHashSet<>();
    Set<String> down = new LinkedHashSet<>();
    for (Edge edge : edges.values()) {
      boolean carried = edge.details().path("pipeline").path("id").asText().equals(id);
      if (edge.to().equals(id) || carried) {
        up.add(edge.from());
      }
      if (edge.from().equals(id) || carried) {
        down.add(edge.to());
      }
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("entity", ref(id));
    Set<String> nodes = new LinkedHashSet<>(up);
    nodes.addAll(down);
    nodes.forEach(node -> answer.withArray("nodes").add(ref(node)));
    up.forEach(
        node ->
            answer
                .withArray("upstreamEdges")
                .addObject()
                .put("fromEntity", node)
                .put("toEntity", id));
    down.forEach(
        node ->
            answer
                .withArray("downstreamEdges")
                .addObject()
                .put("fromEntity", id)
                .put("toEntity", node));
    return answer;
  }

  private ObjectNode ref(String id) {
    Optional<ObjectNode> entity = entities.find(id);
    ObjectNode ref = JsonNodeFactory.instance.objectNode().put("id", id);
    entity.ifPresent(
        each ->
            ref.put("type", FakeShapes.of(each.path("_collection").asText()).type())
                .put("fullyQualifiedName", each.path("fullyQualifiedName").asText()));
    return ref;
  }

  private static String id(ObjectNode entity) {
    return entity.path("id").asText();
  }

  private static String key(String from, String to) {
    return from + " " + to;
  }
}
