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
    Map<String, String> expressions = expressions(view);
    view.depths()
        .forEach(
            (id, depth) -> {
              EntityBrief brief = view.briefs().get(id);
              if (brief != null) {
                node(nodes.addObject(), brief, depth, view);
                Optional.ofNullable(expressions.get(id))
                    .ifPresent(
                        text ->
                            nodes
                                .withObject("/" + (nodes.size() - 1))
                                .put("dynamic", true)
                                .put("expression", text));
              }
            });
    ArrayNode edges = into.putArray("edges");
    view.edges().forEach(hop -> edge(edges.addObject(), hop, view));
    return into;
  }

  private static void node(ObjectNode node, EntityBrief brief, int depth, Explorer.View view) {
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
    node.put("depth", depth);
    node.put("upstreamCount", view.upstreamCounts().getOrDefault(id, 0));
    node.put("downstreamCount", view.downstreamCounts().getOrDefault(id, 0));
  }

  private void edge(ObjectNode node, Hop hop, Explorer.View view) {
    JsonNode details = lineage.parse(hop.edge().details());
    node.put("from", hop.fromId());
    node.put("to", hop.toId());
    node.put("role", hop.edge().role().id());
    ArrayNode roles = node.putArray("roles");
    hop.edge().roles().stream().map(EdgeRole::id).forEach(roles::add);
    node.put("detail", detail(hop));
    hop.edge()
        .pipelineId()
        .flatMap(id -> Optional.ofNullable(view.briefs().get(id)))
        .ifPresent(pipeline -> badge(node.putObject("pipeline"), pipeline));
    node.put("source", hop.edge().source());
    ArrayNode columns = node.putArray("columns");
    for (JsonNode line : details.path("columnsLineage")) {
      ObjectNode pair = columns.addObject();
      pair.set("from", line.path("fromColumns"));
      pair.set("to", line.path("toColumn"));
    }
  }

  private String detail(Hop hop) {
    String description = lineage.parse(hop.edge().details()).path("description").asText();
    return EdgeLine.parse(description).map(EdgeLine::detail).orElse(description);
  }

  private static void badge(ObjectNode node, EntityBrief pipeline) {
    node.put("id", pipeline.ref().id());
    node.put("type", pipeline.ref().type());
    node.put("name", pipeline.ref().name());
    node.put("fullyQualifiedName", pipeline.ref().fullyQualifiedName());
    pipeline.state().ifPresent(text -> node.put("state", text));
    node.put("deleted", pipeline.ref().deleted());
  }

  /** What stands for the name of a destination that is decided for each record. */
  private Map<String, String> expressions(Explorer.View view) {
    return view.edges().stream()
        .filter(hop -> detail(hop).contains(EXPRESSION))
        .collect(Collectors.toMap(Hop::toId, hop -> expression(detail(hop)), (a, b) -> a));
  }

  private static String expression(String detail) {
    return Arrays.stream(detail.split(" · "))
        .filter(part -> part.contains(EXPRESSION))
        .findFirst()
        .orElse(detail);
  }
}
