package dev.hydrant.client.sink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.client.resolve.AssetResolver;
import dev.hydrant.client.resolve.Resolution;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a stream needs from the catalog and says what would be written. Writes nothing. */
final class StreamPlanner {
  private final AssetResolver resolver;
  private final PatternRoutes patterns;
  private final PipelineBodies bodies;
  private final PipelineSourceConfig config;

  StreamPlanner(
      AssetResolver resolver,
      PatternRoutes patterns,
      PipelineBodies bodies,
      PipelineSourceConfig config) {
    this.resolver = resolver;
    this.patterns = patterns;
    this.bodies = bodies;
    this.config = config;
  }

  /**
   * What would be written.
   *
   * @param resolved by asset; empty when lineage is left alone
   * @param sourceHash over all of it, without the part for owners
   */
  record StreamPlan(
      StreamScan scan,
      ObjectNode body,
      EdgePlan edges,
      Map<Asset, Resolution> resolved,
      String sourceHash) {}

  StreamPlan plan(StreamScan read) {
    StreamScan scan = patterns.expanded(read);
    Map<Asset, Resolution> resolved =
        scan.lineageIncluded() ? resolver.resolve(assets(scan)) : Map.of();
    Node pipeline = bodies.node(scan);
    EdgePlan edges =
        scan.lineageIncluded()
            ? EdgePlanner.plan(scan, pipeline, resolved)
            : new EdgePlan(pipeline, List.of(), Map.of());
    ObjectNode body = bodies.create(scan);
    String hash =
        SourceHash.of(
            body, edges.edges().stream().map(PlannedEdge::canonical).toList(), mode(scan));
    return new StreamPlan(scan, body, edges, resolved, hash);
  }

  /** Again, after the catalog refused to hold one of the assets. */
  EdgePlan replan(StreamPlan plan) {
    return EdgePlanner.plan(
        plan.scan(), plan.edges().pipeline(), resolver.resolve(plan.resolved().keySet()));
  }

  /** Switches that change what is written, so that turning one takes effect on every stream. */
  private String mode(StreamScan scan) {
    return "lineage="
        + scan.lineageIncluded()
        + " override="
        + config.overrideLineage()
        + " metadata="
        + config.overrideMetadata()
        + unread(scan);
  }

  /** What was not read leaves edges behind, so reading it again is a change. */
  private static String unread(StreamScan scan) {
    return scan.unread().isEmpty()
        ? ""
        : scan.unread().stream()
            .map(EdgeRole::id)
            .sorted()
            .collect(Collectors.joining(",", " unread=", ""));
  }

  private static Set<Asset> assets(StreamScan scan) {
    Set<Asset> assets = new LinkedHashSet<>();
    for (Route route : scan.routes()) {
      Stream.of(route.from(), route.to())
          .filter(End.Of.class::isInstance)
          .map(end -> ((End.Of) end).asset())
          .forEach(assets::add);
    }
    return assets;
  }
}
