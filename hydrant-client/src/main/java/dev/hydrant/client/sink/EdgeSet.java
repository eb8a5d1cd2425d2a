package dev.hydrant.client.sink;

import dev.hydrant.client.resolve.Resolution;
import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.client.sink.EdgePlan.PlannedAsset;
import dev.hydrant.client.sink.StreamPlanner.StreamPlan;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.stream.AssetFacts;
import dev.hydrant.model.stream.Column;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.model.stream.UnresolvedReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the ends that the edges of one stream need, and writes the edges. */
final class EdgeSet {
  private final StreamPlanner planner;
  private final ExternalAssets externals;
  private final EdgeWriter writer;
  private final Accounts accounts;

  EdgeSet(StreamPlanner planner, ExternalAssets externals, EdgeWriter writer, Accounts accounts) {
    this.planner = planner;
    this.externals = externals;
    this.writer = writer;
    this.accounts = accounts;
  }

  /**
   * An edge between entities that exist.
   *
   * @param none an end was created a moment ago, so that no edge can be there
   */
  record ReadyEdge(PlannedEdge edge, IdPair pair, boolean none) {}

  /**
   * The edges of one stream, ready to be written.
   *
   * @param created the ends that did not exist before
   */
  record Ready(List<ReadyEdge> edges, Map<Node, EntityRef> ends, Set<Node> created) {
    /** Keys of the pairs that stay. */
    Set<String> wanted() {
      return edges.stream().map(edge -> edge.pair().key()).collect(Collectors.toSet());
    }
  }

  /**
   * Creates the external ends that are missing.
   *
   * @param held pairs that other streams hold
   */
  Ready prepare(StreamPlan plan, Set<Pair> held, Target target) {
    Set<Node> created = new HashSet<>();
    Map<Node, EntityRef> ends = ends(plan, created);
    boolean refused = !ends.keySet().containsAll(plan.edges().assets().keySet());
    EdgePlan feasible = refused ? planner.replan(plan) : plan.edges();
    ends.put(feasible.pipeline(), target.pipeline());
    List<ReadyEdge> ready = new ArrayList<>();
    for (PlannedEdge edge : formed(feasible, held)) {
      Pair pair = edge.pair();
      boolean none =
          target.fresh() && edge.form() == EdgeForm.NODE
              // Another stream of this run may want, and have drawn, an edge that joins two assets.
              || edge.form() != EdgeForm.PLAIN
                  && (created.contains(pair.from()) || created.contains(pair.to()));
      IdPair found = new IdPair(end(ends, pair.from()), end(ends, pair.to()));
      ready.add(new ReadyEdge(edge, found, none));
    }
    return new Ready(List.copyOf(ready), ends, created);
  }

  void write(Ready ready, Target target) {
    ready.edges().forEach(edge -> writer.write(edge, target));
  }

  /** The assets of a plan that are in the catalog already. */
  Map<Node, EntityRef> existing(EdgePlan plan) {
    Map<Node, EntityRef> there = new HashMap<>();
    plan.assets().forEach((node, asset) -> ref(asset).ifPresent(ref -> there.put(node, ref)));
    return there;
  }

  private Map<Node, EntityRef> ends(StreamPlan plan, Set<Node> created) {
    Map<Node, EntityRef> ends = existing(plan.edges());
    Map<Asset, List<Column>> columns = columns(plan.scan());
    plan.edges()
        .assets()
        .forEach(
            (node, planned) -> {
              if (!(planned.resolution() instanceof Resolution.External external)) {
                return;
              }
              List<Column> known = columns.getOrDefault(planned.asset(), List.of());
              EntityRef there = ends.get(node);
              if (there != null) {
                externals.widen(external, there, known);
                return;
              }
              Optional<EntityRef> made = externals.create(planned.asset(), external, known);
              made.ifPresent(ref -> ends.put(node, ref));
              if (made.isPresent()) {
                created.add(node);
              } else {
                accounts.warn(
                    plan.scan().stream().name(),
                    planned.asset(),
                    UnresolvedReason.SERVER_REFUSED,
                    "The catalog refused to hold it.");
              }
            });
    return ends;
  }

  /** A pair that another stream holds is written through the pipeline. */
  private static List<PlannedEdge> formed(EdgePlan plan, Set<Pair> held) {
    Map<Pair, PlannedEdge> edges = new LinkedHashMap<>();
    for (PlannedEdge edge : plan.edges()) {
      List<PlannedEdge> parts = new ArrayList<>();
      if (edge.form() == EdgeForm.CARRIED && held.contains(edge.pair())) {
        parts.add(edge.between(edge.pair().from(), plan.pipeline()));
        parts.add(edge.between(plan.pipeline(), edge.pair().to()));
      } else {
        parts.add(edge);
      }
      parts.forEach(part -> edges.merge(part.pair(), part, PlannedEdge::with));
    }
    return List.copyOf(edges.values());
  }

  private static Optional<EntityRef> ref(PlannedAsset asset) {
    if (asset.resolution() instanceof Resolution.Found found) {
      return Optional.of(found.entity().ref());
    }
    return asset.resolution() instanceof Resolution.External external
        ? external.existing().map(entity -> entity.ref())
        : Optional.empty();
  }

  private static Map<Asset, List<Column>> columns(StreamScan scan) {
    Map<Asset, List<Column>> columns = new HashMap<>();
    for (AssetFacts facts : scan.assets()) {
      columns.put(facts.asset(), facts.columns());
    }
    return columns;
  }

  private static EntityRef end(Map<Node, EntityRef> ends, Node node) {
    EntityRef ref = ends.get(node);
    if (ref == null) {
      throw new IllegalStateException("no entity for " + node.fqn());
    }
    return ref;
  }
}
