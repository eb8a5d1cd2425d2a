package dev.hydrant.client.sink;

import dev.hydrant.client.rest.EdgeDetails;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which stream holds the edge between two assets that several streams join. A catalog keeps
 * one edge a pair, so the holder keeps it and the others are written with their pipeline as node.
 *
 * <p>Called in listing order. A stream that comes to a pair nobody holds takes it; one that finds
 * it held by another leaves it, unless that other came earlier in this run and no longer wants it.
 * So the first run follows the listing, later runs keep what is, and nothing depends on which
 * worker was faster: what a stream reads about a holder is from before anything later was written.
 */
final class PairClaims {
  /** Who takes part: a pipeline by name, and by id where it exists already. */
  record Claimant(String name, Optional<String> id) {}

  private final Map<Pair, String> taken = new HashMap<>();
  private final Map<String, Set<Pair>> wantedById = new HashMap<>();

  /** Notes what an unchanged stream wants, without deciding anything. */
  synchronized void note(Claimant claimant, Set<Pair> wanted) {
    claimant.id().ifPresent(id -> wantedById.put(id, Set.copyOf(wanted)));
  }

  /**
   * @param holders the edges that are there now; a pair without one is absent
   * @return the pairs that others hold
   */
  synchronized Set<Pair> heldByOthers(
      Claimant claimant, Set<Pair> wanted, Map<Pair, EdgeDetails> holders) {
    note(claimant, wanted);
    Set<Pair> held = new HashSet<>();
    for (Pair pair : wanted) {
      if (free(claimant, pair, Optional.ofNullable(holders.get(pair)))) {
        taken.put(pair, claimant.name());
      } else {
        held.add(pair);
      }
    }
    return Set.copyOf(held);
  }

  private boolean free(Claimant claimant, Pair pair, Optional<EdgeDetails> holder) {
    String earlier = taken.get(pair);
    if (earlier != null && !earlier.equals(claimant.name())) {
      return false;
    }
    if (holder.isEmpty()) {
      return true;
    }
    Optional<String> pipeline = holder.get().pipelineId();
    if (pipeline.isEmpty() || !holder.get().source().equals(Ownership.PIPELINE_LINEAGE)) {
      return false;
    }
    return pipeline.equals(claimant.id()) || leaves(pipeline.get(), pair);
  }

  private boolean leaves(String pipelineId, Pair pair) {
    Set<Pair> wanted = wantedById.get(pipelineId);
    return wanted != null && !wanted.contains(pair);
  }
}
