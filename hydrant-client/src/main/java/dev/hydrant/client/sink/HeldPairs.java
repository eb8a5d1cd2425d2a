package dev.hydrant.client.sink;

import dev.hydrant.client.rest.EdgeDetails;
import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.client.rest.LineageClient;
import dev.hydrant.client.sink.PairClaims.Claimant;
import dev.hydrant.client.sink.StreamPlanner.StreamPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells a stream which of its pairs others hold. Decided strictly in the order of the listing. */
final class HeldPairs {
  private final LineageClient lineage;
  private final EdgeSet edges;
  private final ListingOrder order;
  private final PairClaims claims = new PairClaims();

  HeldPairs(LineageClient lineage, EdgeSet edges, ListingOrder order) {
    this.lineage = lineage;
    this.edges = edges;
    this.order = order;
  }

  /** Notes what an unchanged stream wants. */
  void note(long turn, StreamPlan plan, Optional<String> id) {
    order.await(turn);
    claims.note(claimant(plan, id), carried(plan.edges()));
    order.pass(turn);
  }

  /**
   * @param id of the stream's pipeline, where it has one
   */
  Set<Pair> decide(long turn, StreamPlan plan, Optional<String> id) {
    Set<Pair> carried = carried(plan.edges());
    Map<Pair, EdgeDetails> holders = holders(plan.edges(), carried);
    order.await(turn);
    Set<Pair> held = claims.heldByOthers(claimant(plan, id), carried, holders);
    order.pass(turn);
    return held;
  }

  private static Claimant claimant(StreamPlan plan, Optional<String> id) {
    return new Claimant(plan.scan().stream().name(), id);
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
