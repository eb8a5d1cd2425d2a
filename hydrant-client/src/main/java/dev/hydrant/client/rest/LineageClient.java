package dev.hydrant.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The lineage of a catalog: edges by their two ends, neighbours by entity. */
public final class LineageClient {
  private final CatalogClient catalog;

  LineageClient(CatalogClient catalog) {
    this.catalog = catalog;
  }

  /** The edge between two entities, whoever drew it. */
  public Optional<EdgeDetails> findEdge(String fromId, String toId) {
    return catalog
        .find("lineage/getLineageEdge/" + Call.segment(fromId) + "/" + Call.segment(toId), Map.of())
        .map(answer -> EdgeDetails.read(answer.path("edge")));
  }

  /** Creates or replaces the edge between two entities. */
  public void putEdge(EntityRef from, EntityRef to, EdgeDetails details) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode edge = body.putObject("edge");
    edge.putObject("fromEntity").put("id", from.id()).put("type", from.type());
    edge.putObject("toEntity").put("id", to.id()).put("type", to.type());
    edge.set("lineageDetails", details.write());
    catalog.send(Call.put("lineage", body));
  }

  /**
   * @return false when there was none
   */
  public boolean deleteEdge(EntityRef from, EntityRef to) {
    return catalog.done(
        Call.delete(
            "lineage/" + String.join("/", from.type(), from.id(), to.type(), to.id()), Map.of()));
  }

  /**
   * Removes the edges of one source that carry this pipeline. Never called for another kind of
   * entity: there it would take the edges of other pipelines with it.
   */
  public void deletePipelineEdges(String pipelineId, String source) {
    catalog.done(
        Call.delete(
            "lineage/pipeline/" + Call.segment(pipelineId) + "/type/" + Call.segment(source),
            Map.of()));
  }

  /** One step up and down. For a pipeline this also holds both ends of the edges that carry it. */
  public Neighbours neighbours(EntityRef of) {
    Map<String, String> depths = new LinkedHashMap<>();
    depths.put("upstreamDepth", "1");
    depths.put("downstreamDepth", "1");
    JsonNode answer =
        catalog
            .find("lineage/" + of.type() + "/" + Call.segment(of.id()), depths)
            .orElse(JsonNodeFactory.instance.objectNode());
    Map<String, EntityRef> nodes = new HashMap<>();
    answer.path("nodes").forEach(n -> nodes.put(n.path("id").asText(), EntityRef.of(n)));
    return new Neighbours(
        ends(answer.path("upstreamEdges"), "fromEntity", of, nodes),
        ends(answer.path("downstreamEdges"), "toEntity", of, nodes));
  }

  private static List<EntityRef> ends(
      JsonNode edges, String end, EntityRef of, Map<String, EntityRef> nodes) {
    return StreamSupport.stream(edges.spliterator(), false)
        .map(edge -> edge.path(end).asText())
        .filter(id -> !id.equals(of.id()))
        .distinct()
        .map(nodes::get)
        .filter(Objects::nonNull)
        .toList();
  }
}
