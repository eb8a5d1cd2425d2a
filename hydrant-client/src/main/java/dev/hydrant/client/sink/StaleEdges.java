package dev.hydrant.client.sink;

import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EdgeDetails;
import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.client.rest.LineageClient;
import dev.hydrant.client.rest.Neighbours;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Removes the edges that a pipeline had and no longer wants. The catalog tells neighbours, not
 * pairs, so every pairing is a candidate, and each is confirmed as ours before it goes.
 */
final class StaleEdges {
  private final LineageClient lineage;
  private final EdgeLocks locks;
  private final Orphans orphans;
  private final Tally tally;

  StaleEdges(CatalogClient catalog, EdgeLocks locks, Orphans orphans, Tally tally) {
    this.lineage = catalog.lineage();
    this.locks = locks;
    this.orphans = orphans;
    this.tally = tally;
  }

  /**
   * @param wanted keys of the pairs that stay
   */
  void remove(EntityRef pipeline, Set<String> wanted) {
    Neighbours neighbours = lineage.neighbours(pipeline);
    Map<String, IdPair> stale = new LinkedHashMap<>();
    for (IdPair pair : candidates(pipeline, neighbours)) {
      if (!wanted.contains(pair.key()) && confirmed(pipeline, pair)) {
        stale.put(pair.key(), pair);
      }
    }
    Set<String> left = new LinkedHashSet<>(stale.keySet());
    for (IdPair pair : stale.values()) {
      if (left.contains(pair.key())) {
        locks.locked(pair.from().id(), pair.to().id(), () -> removeNow(pipeline, pair, left));
      }
    }
  }

  /** An external end goes with all its edges if these are the last; else only the edge goes. */
  private boolean removeNow(EntityRef pipeline, IdPair pair, Set<String> left) {
    for (EntityRef end : List.of(pair.from(), pair.to())) {
      OptionalInt gone =
          end.id().equals(pipeline.id()) ? OptionalInt.empty() : orphans.removeWith(end, left);
      if (gone.isPresent()) {
        left.removeIf(key -> IdPair.touches(key, end.id()));
        tally.edgesRemoved.addAndGet(gone.getAsInt());
      }
    }
    if (!left.remove(pair.key())) {
      return true;
    }
    // Asked again under the lock: another stream may have taken the edge over since.
    boolean removed = confirmed(pipeline, pair) && lineage.deleteEdge(pair.from(), pair.to());
    if (removed) {
      tally.edgesRemoved.incrementAndGet();
      orphans.touch(pair.from());
      orphans.touch(pair.to());
    }
    return removed;
  }

  private static Set<IdPair> candidates(EntityRef pipeline, Neighbours neighbours) {
    Set<IdPair> pairs = new LinkedHashSet<>();
    for (EntityRef up : neighbours.upstream()) {
      pairs.add(new IdPair(up, pipeline));
      neighbours.downstream().stream()
          .filter(down -> !down.id().equals(up.id()))
          .forEach(down -> pairs.add(new IdPair(up, down)));
    }
    neighbours.downstream().forEach(down -> pairs.add(new IdPair(pipeline, down)));
    return pairs;
  }

  private boolean confirmed(EntityRef pipeline, IdPair pair) {
    Optional<EdgeDetails> edge = lineage.findEdge(pair.from().id(), pair.to().id());
    if (edge.filter(Ownership::byPeople).isPresent()) {
      tally.edgesKept.incrementAndGet();
    }
    return edge.filter(
            each -> Ownership.ofPipeline(each, pipeline.id(), pair.from().id(), pair.to().id()))
        .isPresent();
  }
}
