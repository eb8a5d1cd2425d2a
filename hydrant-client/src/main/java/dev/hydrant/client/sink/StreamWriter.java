package dev.hydrant.client.sink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EdgeDetails;
import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.client.rest.LineageClient;
import dev.hydrant.client.sink.PairClaims.Claimant;
import dev.hydrant.client.sink.PipelineIndex.Known;
import dev.hydrant.client.sink.StreamPlanner.StreamPlan;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes one delivery stream in the order that makes every step repeatable: pipeline without hash,
 * external assets, edges, removal of stale edges, and last the hash that commits it all.
 */
final class StreamWriter {
  private final CatalogClient catalog;
  private final LineageClient lineage;
  private final PipelineIndex index;
  private final StreamPlanner planner;
  private final EdgeSet edges;
  private final ListingOrder order;
  private final PairClaims claims = new PairClaims();
  private final PipelineSourceConfig config;
  private final PipelineCommit commit;
  private final Accounts accounts;
  private final Tally tally;

  StreamWriter(
      CatalogClient catalog,
      PipelineIndex index,
      StreamPlanner planner,
      EdgeSet edges,
      ListingOrder order,
      PipelineSourceConfig config,
      PipelineCommit commit,
      Tally tally) {
    this.catalog = catalog;
    this.lineage = catalog.lineage();
    this.index = index;
    this.planner = planner;
    this.edges = edges;
    this.order = order;
    this.config = config;
    this.commit = commit;
    this.tally = tally;
    this.accounts = new Accounts(tally);
  }

  /**
   * @param turn the stream's place in the listing
   */
  void write(long turn, StreamScan scan) {
    StreamPlan plan = planner.plan(scan);
    accounts.count(plan);
    String name = scan.stream().name();
    Optional<Known> known = index.find(name);
    Claimant claimant = new Claimant(name, known.map(Known::id));
    Set<Pair> carried = carried(plan.edges());
    if (known.filter(pipeline -> SourceHash.same(pipeline.hash(), plan.sourceHash())).isPresent()
        && !plan.edges().needsCreation()) {
      order.await(turn);
      claims.note(claimant, carried);
      order.pass(turn);
      (commit.marksOnly(plan, known.get()) ? tally.updated : tally.unchanged).incrementAndGet();
      return;
    }
    Map<Pair, EdgeDetails> holders = holders(plan.edges(), carried);
    order.await(turn);
    Set<Pair> held = claims.heldByOthers(claimant, carried, holders);
    order.pass(turn);
    write(plan, known, held);
  }

  private void write(StreamPlan plan, Optional<Known> known, Set<Pair> held) {
    Optional<JsonNode> there = known.flatMap(pipeline -> read(pipeline.id()));
    JsonNode now = there.orElseGet(() -> catalog.put(EntityType.PIPELINE, plan.body()));
    // A pipeline that was deleted softly comes back with its old version and its old edges.
    boolean fresh = there.isEmpty() && now.path("version").asText().equals("0.1");
    EntityRef pipeline =
        new EntityRef(
            now.path("id").asText(), EntityType.PIPELINE.wire(), plan.edges().pipeline().fqn());
    if (plan.scan().lineageIncluded()) {
      if (config.overrideLineage() && !fresh) {
        lineage.deletePipelineEdges(pipeline.id(), Ownership.PIPELINE_LINEAGE);
      }
      edges.write(plan, held, pipeline, fresh);
    }
    commit(plan, pipeline, now, fresh, there);
    (fresh ? tally.created : tally.updated).incrementAndGet();
  }

  private void commit(
      StreamPlan plan, EntityRef pipeline, JsonNode now, boolean fresh, Optional<JsonNode> there) {
    if (fresh) {
      commit.fresh(plan, pipeline.id(), now);
    } else {
      commit.changed(plan, pipeline.id(), there.or(() -> read(pipeline.id())).orElse(plan.body()));
    }
  }

  private Optional<JsonNode> read(String id) {
    return catalog.findById(EntityType.PIPELINE.collection(), id, "*");
  }

  private static Set<Pair> carried(EdgePlan plan) {
    return plan.edges().stream()
        .filter(edge -> edge.form() == EdgeForm.CARRIED)
        .map(PlannedEdge::pair)
        .collect(Collectors.toSet());
  }

  /** Who holds the pairs now; read before the stream's turn, so that nothing later is seen. */
  private Map<Pair, EdgeDetails> holders(EdgePlan plan, Set<Pair> carried) {
    Map<Node, EntityRef> there = edges.existing(plan);
    Map<Pair, EdgeDetails> holders = new HashMap<>();
    for (Pair pair : carried) {
      EntityRef from = there.get(pair.from());
      EntityRef to = there.get(pair.to());
      if (from != null && to != null) {
        lineage.findEdge(from.id(), to.id()).ifPresent(edge -> holders.put(pair, edge));
      }
    }
    return holders;
  }
}
