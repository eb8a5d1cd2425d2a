package dev.hydrant.e2e.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a server shows around one pipeline, in the words of {@link Graph#around}. */
public final class Shown {
  private static final String ALL_ROLES =
      "delivery,staging,backup,error_sink,change_capture,described_by,producer";

  private Shown() {}

  /** By the contract's endpoint: {@code GET /lineage/pipeline/name/{fqn}}. */
  public static Set<String> byContract(Http http, String pipeline) {
    JsonNode lineage =
        http.json(
            "/api/v1/lineage/pipeline/name/"
                + Http.segment(pipeline)
                + "?upstreamDepth=1&downstreamDepth=1");
    String id = lineage.path("entity").path("id").asText();
    Map<String, String> names = names(lineage.path("nodes"));
    Set<String> shown = new TreeSet<>();
    for (JsonNode edge : lineage.path("upstreamEdges")) {
      expectEnd(edge.path("toEntity").asText(), id, pipeline);
      shown.add(name(names, edge.path("fromEntity")) + " → pipeline");
    }
    for (JsonNode edge : lineage.path("downstreamEdges")) {
      expectEnd(edge.path("fromEntity").asText(), id, pipeline);
      String line = edge.path("lineageDetails").path("description").asText();
      shown.add(downstream(name(names, edge.path("toEntity")), line));
    }
    return shown;
  }

  /** By the page's own endpoint, with every role. */
  public static Set<String> byExplorer(Http http, String pipeline) {
    JsonNode graph =
        http.json(
            "/api/v1/hydrant/lineage/pipeline/"
                + Http.segment(pipeline)
                + "?upstreamDepth=1&downstreamDepth=1&roles="
                + ALL_ROLES);
    String id = graph.path("focus").asText();
    Map<String, String> names = names(graph.path("nodes"));
    Set<String> shown = new TreeSet<>();
    for (JsonNode edge : graph.path("edges")) {
      if (edge.path("to").asText().equals(id)) {
        shown.add(name(names, edge.path("from")) + " → pipeline");
      } else {
        expectEnd(edge.path("from").asText(), id, pipeline);
        Set<String> roles = new java.util.LinkedHashSet<>();
        edge.path("roles")
            .forEach(role -> roles.add(new GoldenRoute("", "", role.asText()).label()));
        shown.add(downstream(name(names, edge.path("to")), String.join(" + ", roles)));
      }
    }
    return shown;
  }

  private static String downstream(String to, String line) {
    return "pipeline → "
        + to
        + " ["
        + new Edge("", to, "", line.lines().findFirst().orElse("")).roles()
        + "]";
  }

  private static Map<String, String> names(JsonNode nodes) {
    Map<String, String> names = new HashMap<>();
    nodes.forEach(
        node -> names.put(node.path("id").asText(), node.path("fullyQualifiedName").asText()));
    return names;
  }

  private static String name(Map<String, String> names, JsonNode id) {
    return names.getOrDefault(id.asText(), "an entity that is not among the nodes: " + id);
  }

  private static void expectEnd(String end, String id, String pipeline) {
    if (!end.equals(id)) {
      throw new AssertionError("an edge one hop away from " + pipeline + " ends at " + end);
    }
  }
}
