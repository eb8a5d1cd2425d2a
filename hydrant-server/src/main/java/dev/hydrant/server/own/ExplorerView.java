package dev.hydrant.server.own;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.entity.EntityBrief;
import dev.hydrant.catalog.lineage.Explorer;
import dev.hydrant.catalog.lineage.Hop;
import dev.hydrant.catalog.lineage.LineageStore;
import dev.hydrant.model.lineage.EdgeLine;
import dev.hydrant.model.lineage.EdgeRole;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The explorer's graph as JSON. */
final class ExplorerView {
  /** What AWS's expressions for names and prefixes start with. */
  private static final String EXPRESSION = "!{";

  private final LineageStore lineage;

  ExplorerView(LineageStore lineage) {
    this.lineage = lineage;
  }

  ObjectNode json(Explorer.View view, ObjectNode into) {
    into.put("focus", view.focus());
    into.put("truncated", view.truncated());
    ArrayNode nodes = into.putArray("nodes");
    List<Line> lines = view.edges().stream().map(this::line).toList();
    Map<String, String> expressions = expressions(lines);
    view.depths()
        .forEach(
            (id, depth) -> {
              EntityBrief brief = view.briefs().get(id);
              if (brief != null) {
                ObjectNode node = nodes.addObject();
                node(node, brief, view);
                node.put("depth", depth);
                Optional.ofNullable(expressions.get(id))
                    .ifPresent(text -> node.put("dynamic", true).put("expression", text));
              }
            });
    ArrayNode edges = into.putArray("edges");
    lines.forEach(line -> edge(edges.addObject(), line, view));
    return into;
  }

  /**
   * A node of the graph; a pipeline on an edge is described alike, since the page draws it as one.
   */
  private static void node(ObjectNode node, EntityBrief brief, Explorer.View view) {
    String id = brief.ref().id();
    node.put("id", id);
    node.put("type", brief.ref().type());
    node.put("name", brief.ref().name());
    node.put("fullyQualifiedName", brief.ref().fullyQualifiedName());
    brief.ref().displayName().ifPresent(text -> node.put("displayName", text));
    brief.serviceType().ifPresent(text -> node.put("serviceType", text));
    Optional<EntityBrief> service =
        brief.serviceId().flatMap(key -> Optional.ofNullable(view.briefs().get(key)));
    service.ifPresent(
        found ->
            node.putObject("service")
                .put("name", found.ref().name())
                .put("fullyQualifiedName", found.ref().fullyQualifiedName()));
    node.put("external", brief.external());
    node.put("deleted", brief.ref().deleted());
    brief.state().ifPresent(text -> node.put("state", text));
    brief
        .location()
        .map(AwsPlace::ofArn)
        .or(() -> service.map(found -> AwsPlace.ofService(found.ref().name())))
        .ifPresent(place -> place.addTo(node));
    node.put("upstreamCount", view.upstreamCounts().getOrDefault(id, 0));
    node.put("downstreamCount", view.downstreamCounts().getOrDefault(id, 0));
  }

  private static void edge(ObjectNode node, Line line, Explorer.View view) {
    Hop hop = line.hop();
    node.put("from", hop.fromId());
    node.put("to", hop.toId());
    node.put("role", hop.edge().role().id());
    ArrayNode roles = node.putArray("roles");
    hop.edge().roles().stream().map(EdgeRole::id).forEach(roles::add);
    node.put("detail", line.detail());
    // Seen from a pipeline, it is itself an end of its edges.
    hop.edge()
        .pipelineId()
        .filter(id -> !id.equals(hop.fromId()) && !id.equals(hop.toId()))
        .flatMap(id -> Optional.ofNullable(view.briefs().get(id)))
        .ifPresent(pipeline -> node(node.putObject("pipeline"), pipeline, view));
    node.put("source", hop.edge().source());
    ArrayNode columns = node.putArray("columns");
    for (JsonNode mapping : line.details().path("columnsLineage")) {
      ObjectNode pair = columns.addObject();
      pair.set("from", mapping.path("fromColumns"));
      pair.set("to", mapping.path("toColumn"));
    }
  }

  private record Line(Hop hop, JsonNode details, String detail) {}

  private Line line(Hop hop) {
    JsonNode details = lineage.parse(hop.edge().details());
    String description = details.path("description").asText();
    String detail = EdgeLine.parse(description).map(EdgeLine::detail).orElse(description);
    return new Line(hop, details, detail);
  }

  /** What stands for the name of a destination that is decided for each record. */
  private static Map<String, String> expressions(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.detail().contains(EXPRESSION))
        .collect(
            Collectors.toMap(
                line -> line.hop().toId(), line -> expression(line.detail()), (a, b) -> a));
  }

  private static String expression(String detail) {
    return Arrays.stream(detail.split(" · "))
        .filter(part -> part.contains(EXPRESSION))
        .findFirst()
        .orElse(detail);
  }
}
