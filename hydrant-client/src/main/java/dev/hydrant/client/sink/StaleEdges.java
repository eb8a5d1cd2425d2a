package dev.hydrant.client.sink;

import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EdgeDetails;
import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.client.rest.LineageClient;
import dev.hydrant.client.rest.Neighbours;
import dev.hydrant.model.lineage.EdgeLine;
import dev.hydrant.model.lineage.EdgeRole;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
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
    Deque<IdPair> work = new ArrayDeque<>();
    for (IdPair pair : candidates(pipeline, lineage.neighbours(pipeline))) {
      if (!wanted.contains(pair.key()) && ours(pipeline, pair)) {
        work.add(pair);
      }
    }
    Removal removal = new Removal(pipeline, wanted, work);
    while (!work.isEmpty()) {
      IdPair pair = work.getFirst();
      locks.locked(pair.from().id(), pair.to().id(), () -> removal.take(pair));
      work.remove(pair);
    }
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

  private boolean ours(EntityRef pipeline, IdPair pair) {
    Optional<EdgeDetails> edge = lineage.findEdge(pair.from().id(), pair.to().id());
    if (edge.filter(Ownership::byPeople).isPresent()) {
      tally.edgesKept.incrementAndGet();
    }
    return edge.filter(
            each -> Ownership.ofPipeline(each, pipeline.id(), pair.from().id(), pair.to().id()))
        .isPresent();
  }

  /** The removal of one pipeline's stale edges. */
  private final class Removal {
    private final EntityRef pipeline;
    private final Set<String> wanted;
    private final Deque<IdPair> work;

    Removal(EntityRef pipeline, Set<String> wanted, Deque<IdPair> work) {
      this.pipeline = pipeline;
      this.wanted = wanted;
      this.work = work;
    }

    /** An external end goes with all its edges if these are the last; else only the edge goes. */
    boolean take(IdPair pair) {
      for (EntityRef end : List.of(pair.from(), pair.to())) {
        if (!end.id().equals(pipeline.id())) {
          removeEnd(end);
        }
      }
      // Asked again under the lock: another stream may have taken the edge over since.
      if (!work.contains(pair)
          || !ours(pipeline, pair)
          || !lineage.deleteEdge(pair.from(), pair.to())) {
        return false;
      }
      tally.edgesRemoved.incrementAndGet();
      orphans.touch(pair.from());
      orphans.touch(pair.to());
      return true;
    }

    private void removeEnd(EntityRef end) {
      Set<String> stale = new LinkedHashSet<>();
      work.forEach(pair -> stale.add(pair.key()));
      OptionalInt gone = orphans.removeWith(end, stale, () -> tetherFarEndsOf(end));
      if (gone.isPresent()) {
        work.removeIf(pair -> pair.touches(end.id()));
        tally.edgesRemoved.addAndGet(gone.getAsInt());
      }
    }

    /**
     * An asset that is about to go takes its edges with it, and with them all that leads to an
     * external asset at their other end, which may have to go as well. Until it does, an edge from
     * the pipeline keeps it in sight, so that a crash in between leaves nothing behind.
     */
    private void tetherFarEndsOf(EntityRef end) {
      for (IdPair pair : new ArrayList<>(work)) {
        EntityRef far = pair.from().id().equals(end.id()) ? pair.to() : pair.from();
        if (pair.touches(end.id()) && outOfSightWithout(end, far) && orphans.isExternal(far)) {
          EdgeLine line = new EdgeLine(List.of(EdgeRole.DELIVERY), "");
          lineage.putEdge(
              pipeline,
              far,
              new EdgeDetails(
                  Optional.empty(), Ownership.PIPELINE_LINEAGE, line.text(), List.of()));
          work.addLast(new IdPair(pipeline, far));
          // Not counted as written, so not as removed either.
          tally.edgesRemoved.decrementAndGet();
        }
      }
    }

    private boolean outOfSightWithout(EntityRef end, EntityRef far) {
      return !far.id().equals(pipeline.id())
          && wanted.stream().noneMatch(key -> IdPair.touches(key, far.id()))
          && work.stream().noneMatch(pair -> pair.touches(far.id()) && !pair.touches(end.id()));
    }
  }
}
