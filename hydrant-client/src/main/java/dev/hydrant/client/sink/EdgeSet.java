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

/** Brings all edges of one stream to what is wanted: external ends, edges, stale edges. */
final class EdgeSet {
  private final StreamPlanner planner;
  private final ExternalAssets externals;
  private final EdgeWriter writer;
  private final StaleEdges stale;
  private final Accounts accounts;

  EdgeSet(
      StreamPlanner planner,
      ExternalAssets externals,
      EdgeWriter writer,
      StaleEdges stale,
      Accounts accounts) {
    this.planner = planner;
    this.externals = externals;
    this.writer = writer;
    this.stale = stale;
    this.accounts = accounts;
  }

  /**
   * @param held pairs that other streams hold
   * @param fresh the pipeline was created a moment ago, so that it has no edges
   */
  void write(StreamPlan plan, Set<Pair> held, EntityRef pipeline, boolean fresh) {
    Set<Node> created = new HashSet<>();
    Map<Node, EntityRef> ends = ends(plan, created);
    boolean refused = !ends.keySet().containsAll(plan.edges().assets().keySet());
    EdgePlan feasible = refused ? planner.replan(plan) : plan.edges();
    ends.put(feasible.pipeline(), pipeline);
    Set<String> wanted = new HashSet<>();
    for (PlannedEdge edge : formed(feasible, held)) {
      EntityRef from = end(ends, edge.pair().from());
      EntityRef to = end(ends, edge.pair().to());
      wanted.add(new IdPair(from, to).key());
      boolean none =
          fresh && edge.form() == EdgeForm.NODE
              || created.contains(edge.pair().from())
              || created.contains(edge.pair().to());
      writer.write(edge, from, to, pipeline.id(), none);
    }
    if (!fresh) {
      stale.remove(pipeline, wanted);
    }
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
