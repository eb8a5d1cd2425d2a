package dev.hydrant.client.sink;

import dev.hydrant.client.rest.LineageClient;
import dev.hydrant.client.sink.EdgeSet.Ready;
import dev.hydrant.client.sink.PlainEdges.Doubt;
import dev.hydrant.client.sink.StreamPlanner.StreamPlan;
import java.util.List;
import java.util.Set;

/**
 * Brings all edges of one stream to what is wanted. Where edges between two assets may have become
 * wrong as well, all removals wait until the end of the run: another stream may want them.
 */
final class StreamEdges {
  private final LineageClient lineage;
  private final EdgeSet edges;
  private final StaleEdges stale;
  private final PlainEdges plain;

  StreamEdges(LineageClient lineage, EdgeSet edges, StaleEdges stale, PlainEdges plain) {
    this.lineage = lineage;
    this.edges = edges;
    this.stale = stale;
    this.plain = plain;
  }

  /**
   * What was written and what is left to do.
   *
   * @param wanted keys of the pairs that stay
   * @param doubts edges between assets that may have to go; none means that nothing is left to do
   */
  record Outcome(Set<String> wanted, List<Doubt> doubts) {
    boolean done() {
      return doubts.isEmpty();
    }
  }

  /**
   * @param held pairs that other streams hold
   */
  Outcome write(StreamPlan plan, Set<Pair> held, Target target) {
    Ready ready = edges.prepare(plan, held, target);
    if (target.fresh()) {
      edges.write(ready, target);
      return new Outcome(ready.wanted(), List.of());
    }
    List<FoundEdge> gone = stale.find(target, ready.wanted());
    List<Doubt> doubts = plain.doubts(plan, ready, gone, target);
    if (doubts.isEmpty()) {
      stale.remove(target, ready.wanted(), gone);
      if (target.all() && target.unread().isEmpty()) {
        lineage.deletePipelineEdges(target.pipeline().id(), Ownership.PIPELINE_LINEAGE);
      }
    }
    edges.write(ready, target);
    return new Outcome(ready.wanted(), doubts);
  }

  /** Does what had to wait for the end of the run. */
  void settle(Outcome outcome, Target target) {
    plain.remove(outcome.doubts(), target);
    stale.remove(target, outcome.wanted(), stale.find(target, outcome.wanted()));
  }

  /** Removes everything that a run wrote for a pipeline, and what others wrote in its name. */
  void removeAll(Target target) {
    plain.handled(target.pipeline().id());
    List<FoundEdge> all = stale.find(target, Set.of());
    plain.remove(plain.doubts(all, target), target);
    stale.remove(target, Set.of(), all);
    lineage.deletePipelineEdges(target.pipeline().id(), Ownership.PIPELINE_LINEAGE);
  }
}
