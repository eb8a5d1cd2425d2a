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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
  List<FoundEdge> find(Target target, Set<String> wanted) {
    EntityRef pipeline = target.pipeline();
    List<FoundEdge> found = new ArrayList<>();
    for (IdPair pair : candidates(pipeline, lineage.neighbours(pipeline))) {
      if (!wanted.contains(pair.key())) {
        Optional<EdgeDetails> edge = lineage.findEdge(pair.from().id(), pair.to().id());
        if (edge.filter(Ownership::byPeople).isPresent()) {
          tally.kept(pair);
        }
        edge.filter(each -> goes(target, pair, each))
            .ifPresent(each -> found.add(new FoundEdge(pair, each)));
      }
    }
    return List.copyOf(found);
  }

  /**
   * @param wanted keys of the pairs that stay
   * @param stale what {@link #find} found
   */
  void remove(Target target, Set<String> wanted, List<FoundEdge> stale) {
    Removal removal = new Removal(target, wanted, new ArrayDeque<>(stale));
    while (!removal.work.isEmpty()) {
      FoundEdge edge = removal.work.getFirst();
      IdPair pair = edge.pair();
      locks.locked(pair.from().id(), pair.to().id(), () -> removal.take(edge));
      removal.work.remove(edge);
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

  /** One role that was not read is enough: the edge may still be wanted for it. */
  private static boolean goes(Target target, IdPair pair, EdgeDetails edge) {
    return Ownership.ofPipeline(edge, target.pipeline().id(), pair, target.all())
        && EdgeLine.parse(edge.description())
            .filter(line -> line.roles().stream().anyMatch(target.unread()::contains))
            .isEmpty();
  }

  /** The removal of one pipeline's stale edges. */
  private final class Removal {
    private final Target target;
    private final EntityRef pipeline;
    private final Set<String> wanted;
    private final Deque<FoundEdge> work;

    /** Edges drawn only to keep an asset in sight; not counted as written, so not as removed. */
    private final Set<String> tethers = new HashSet<>();

    Removal(Target target, Set<String> wanted, Deque<FoundEdge> work) {
      this.target = target;
      this.pipeline = target.pipeline();
      this.wanted = wanted;
      this.work = work;
    }

    /** An external end goes with all its edges if these are the last; else only the edge goes. */
    boolean take(FoundEdge edge) {
      IdPair pair = edge.pair();
      for (EntityRef end : List.of(pair.from(), pair.to())) {
        if (!end.id().equals(pipeline.id())) {
          removeEnd(end);
        }
      }
      // Asked again under the lock: another stream may have taken the edge over since.
      boolean still =
          work.contains(edge)
              && lineage
                  .findEdge(pair.from().id(), pair.to().id())
                  .filter(now -> goes(target, pair, now))
                  .isPresent();
      if (!still || !lineage.deleteEdge(pair.from(), pair.to())) {
        return false;
      }
      removed(edge);
      orphans.touch(pair.from());
      orphans.touch(pair.to());
      return true;
    }

    private void removeEnd(EntityRef end) {
      Map<String, FoundEdge> stale = new LinkedHashMap<>();
      work.forEach(edge -> stale.put(edge.key(), edge));
      Optional<List<FoundEdge>> gone = orphans.removeWith(end, stale, () -> tetherFarEndsOf(end));
      if (gone.isPresent()) {
        work.removeIf(edge -> edge.pair().touches(end.id()));
        gone.get().forEach(this::removed);
      }
    }

    private void removed(FoundEdge edge) {
      if (!tethers.contains(edge.key())) {
        tally.edgesRemoved.incrementAndGet();
        target.changes().edgeRemoved(edge);
      }
    }

    /**
     * An asset that is about to go takes its edges with it, and with them all that leads to an
     * external asset at their other end, which may have to go as well. Until it does, an edge from
     * the pipeline keeps it in sight, so that a crash in between leaves nothing behind.
     */
    private void tetherFarEndsOf(EntityRef end) {
      for (FoundEdge edge : new ArrayList<>(work)) {
        IdPair pair = edge.pair();
        EntityRef far = pair.from().id().equals(end.id()) ? pair.to() : pair.from();
        if (pair.touches(end.id()) && outOfSightWithout(end, far) && orphans.isExternal(far)) {
          String line = new EdgeLine(List.of(EdgeRole.DELIVERY), "").text();
          EdgeDetails details =
              new EdgeDetails(Optional.empty(), Ownership.PIPELINE_LINEAGE, line, List.of());
          lineage.putEdge(pipeline, far, details);
          FoundEdge tether = new FoundEdge(new IdPair(pipeline, far), details);
          work.addLast(tether);
          tethers.add(tether.key());
        }
      }
    }

    private boolean outOfSightWithout(EntityRef end, EntityRef far) {
      return !far.id().equals(pipeline.id())
          && wanted.stream().noneMatch(key -> IdPair.touches(key, far.id()))
          && work.stream()
              .map(FoundEdge::pair)
              .noneMatch(pair -> pair.touches(far.id()) && !pair.touches(end.id()));
    }
  }
}
