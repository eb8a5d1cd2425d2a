package dev.hydrant.client.sink;

import dev.hydrant.client.naming.AssetName;
import dev.hydrant.client.naming.ColumnPaths;
import dev.hydrant.client.resolve.CatalogEntity;
import dev.hydrant.client.resolve.Resolution;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.client.sink.ColumnLinks.Side;
import dev.hydrant.client.sink.EdgePlan.PlannedAsset;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeLine;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.stream.Column;
import dev.hydrant.model.stream.StreamScan;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
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
    Map<Node, Side> sides = sides(scan, assets);
    return new EdgePlan(
        pipeline, edges.values().stream().map(edge -> linked(edge, sides)).toList(), assets);
  }

  private static PlannedEdge linked(PlannedEdge edge, Map<Node, Side> sides) {
    Side from = sides.get(edge.pair().from());
    Side to = sides.get(edge.pair().to());
    return from == null || to == null || edge.form() == EdgeForm.NODE
        ? edge
        : edge.linked(ColumnLinks.of(edge.columns(), from, to));
  }

  /**
   * The columns at each node. What was read in this run is what an external asset will have; what
   * it already has counts only where nothing could be read.
   */
  private static Map<Node, Side> sides(StreamScan scan, Map<Node, PlannedAsset> assets) {
    Map<Asset, List<Column>> facts = new HashMap<>();
    scan.assets().stream()
        .filter(each -> !each.columns().isEmpty())
        .forEach(each -> facts.putIfAbsent(each.asset(), each.columns()));
    Map<Node, Side> sides = new HashMap<>();
    assets.forEach(
        (node, planned) -> {
          List<Column> read = facts.getOrDefault(planned.asset(), List.of());
          sides.put(node, new Side(node.fqn(), columns(node, planned.resolution(), read)));
        });
    return sides;
  }

  private static ColumnPaths columns(Node node, Resolution resolution, List<Column> read) {
    if (resolution instanceof Resolution.Found found) {
      return found.entity().columns();
    }
    if (resolution instanceof Resolution.External external && read.isEmpty()) {
      return external.existing().map(CatalogEntity::columns).orElse(ColumnPaths.NONE);
    }
    return ColumnPaths.of(node.type(), read);
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
    if (!touchesPipeline) {
      detail = withReason(detail, route.columns());
    }
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

  /** Why no columns are joined is worth a word only where they could have been. */
  private static String withReason(String detail, ColumnRule columns) {
    if (!(columns instanceof ColumnRule.None none) || none.reason().isBlank()) {
      return detail;
    }
    String reason = "columns: " + none.reason().replace(DOT, ", ");
    return detail.isEmpty() ? reason : detail + DOT + reason;
  }

  private static String joined(String stream, String detail) {
    if (detail.equals(stream) || detail.startsWith(stream + DOT)) {
      return detail;
    }
    return detail.isEmpty() ? stream : stream + DOT + detail;
  }
}
