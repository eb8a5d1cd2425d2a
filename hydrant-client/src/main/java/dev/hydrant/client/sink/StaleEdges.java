package dev.hydrant.client.sink;

import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EdgeDetails;
import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.client.rest.LineageClient;
import dev.hydrant.client.rest.Neighbours;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
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
    if (stale.isEmpty()) {
      return;
    }
    for (EntityRef end : ends(stale, pipeline)) {
      int gone = orphans.removeWith(end, stale.keySet());
      if (gone > 0) {
        stale
            .keySet()
            .removeIf(key -> key.startsWith(end.id() + " ") || key.endsWith(" " + end.id()));
        tally.edgesRemoved.addAndGet(gone);
      }
    }
    stale.values().forEach(pair -> delete(pipeline, pair));
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
    if (edge.isEmpty()) {
      return false;
    }
    if (Ownership.byPeople(edge.get())) {
      tally.edgesKept.incrementAndGet();
    }
    return ours(edge.get(), pipeline, pair);
  }

  private static boolean ours(EdgeDetails edge, EntityRef pipeline, IdPair pair) {
    return Ownership.ofPipeline(edge, pipeline.id(), pair.from().id(), pair.to().id());
  }

  private static Set<EntityRef> ends(Map<String, IdPair> stale, EntityRef pipeline) {
    Set<EntityRef> ends = new LinkedHashSet<>();
    for (IdPair pair : stale.values()) {
      ends.add(pair.from());
      ends.add(pair.to());
    }
    ends.removeIf(end -> end.id().equals(pipeline.id()));
    return ends;
  }

  /** Asked again under the lock: another stream may have taken the edge over since. */
  private void delete(EntityRef pipeline, IdPair pair) {
    boolean removed =
        locks.locked(
            pair.from().id(),
            pair.to().id(),
            () ->
                lineage
                        .findEdge(pair.from().id(), pair.to().id())
                        .filter(edge -> ours(edge, pipeline, pair))
                        .isPresent()
                    && lineage.deleteEdge(pair.from(), pair.to()));
    if (removed) {
      tally.edgesRemoved.incrementAndGet();
      orphans.touch(pair.from());
      orphans.touch(pair.to());
    }
  }
}
