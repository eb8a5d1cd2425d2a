package dev.hydrant.client.sink;

import dev.hydrant.client.naming.AssetName;
import dev.hydrant.client.resolve.CatalogEntity;
import dev.hydrant.client.resolve.Resolution;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.client.sink.EdgePlan.PlannedAsset;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeLine;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.stream.StreamScan;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Turns routes between assets into edges between catalog names. Calls nothing. */
final class EdgePlanner {
  private static final String DOT = " · ";

  private EdgePlanner() {}

  static EdgePlan plan(StreamScan scan, Node pipeline, Map<Asset, Resolution> resolved) {
    Map<Pair, PlannedEdge> edges = new LinkedHashMap<>();
    Map<Node, PlannedAsset> assets = new LinkedHashMap<>();
    for (Route route : strongestFirst(scan)) {
      Node from = node(route.from(), pipeline, resolved, assets);
      Node to = node(route.to(), pipeline, resolved, assets);
      edge(route, from, to, pipeline, scan.stream().name())
          .ifPresent(each -> each.forEach(e -> edges.merge(e.pair(), e, PlannedEdge::with)));
    }
    return new EdgePlan(pipeline, List.copyOf(edges.values()), assets);
  }

  private static List<Route> strongestFirst(StreamScan scan) {
    return scan.routes().stream()
        .sorted(Comparator.comparing(Route::role, EdgeRole.byStrength()))
        .toList();
  }

  /**
   * An end without an entity becomes the pipeline, so that what is known of the other end stays
   * visible; a plain edge needs both ends.
   */
  private static Optional<List<PlannedEdge>> edge(
      Route route, Node from, Node to, Node pipeline, String stream) {
    boolean plain =
        route.role() == EdgeRole.CHANGE_CAPTURE || route.role() == EdgeRole.DESCRIBED_BY;
    boolean touchesPipeline = from.equals(pipeline) || to.equals(pipeline);
    if (from.equals(to) && touchesPipeline || plain && touchesPipeline) {
      return Optional.empty();
    }
    EdgeForm form = touchesPipeline ? EdgeForm.NODE : plain ? EdgeForm.PLAIN : EdgeForm.CARRIED;
    String detail = plain ? route.detail() : joined(stream, route.detail());
    PlannedEdge edge =
        new PlannedEdge(
            new Pair(from, to),
            form,
            new EdgeLine(List.of(route.role()), detail),
            form == EdgeForm.NODE ? ColumnRule.none() : route.columns());
    if (!from.equals(to)) {
      return Optional.of(List.of(edge));
    }
    // A stream that reads and writes the same asset: an edge from a thing to itself is no edge.
    return plain
        ? Optional.empty()
        : Optional.of(List.of(edge.between(from, pipeline), edge.between(pipeline, to)));
  }

  private static Node node(
      End end, Node pipeline, Map<Asset, Resolution> resolved, Map<Node, PlannedAsset> assets) {
    if (!(end instanceof End.Of of)) {
      return pipeline;
    }
    Resolution resolution = Objects.requireNonNull(resolved.get(of.asset()), "not resolved");
    Optional<Node> node = node(resolution);
    node.ifPresent(each -> assets.putIfAbsent(each, new PlannedAsset(of.asset(), resolution)));
    return node.orElse(pipeline);
  }

  /** The node that stands for what was resolved; empty where nothing may stand for it. */
  static Optional<Node> node(Resolution resolution) {
    if (resolution instanceof Resolution.Found found) {
      return Optional.of(node(found.entity()));
    }
    if (resolution instanceof Resolution.External external) {
      AssetName name = external.name();
      return Optional.of(new Node(name.type(), name.externalFqn()));
    }
    return Optional.empty();
  }

  private static Node node(CatalogEntity entity) {
    EntityType type =
        Arrays.stream(EntityType.values())
            .filter(each -> each.wire().equals(entity.ref().type()))
            .findFirst()
            .orElseThrow();
    return new Node(type, entity.ref().fullyQualifiedName());
  }

  private static String joined(String stream, String detail) {
    if (detail.equals(stream) || detail.startsWith(stream + DOT)) {
      return detail;
    }
    return detail.isEmpty() ? stream : stream + DOT + detail;
  }
}
