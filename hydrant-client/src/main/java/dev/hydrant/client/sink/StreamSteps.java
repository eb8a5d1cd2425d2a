package dev.hydrant.client.sink;

import dev.hydrant.client.sink.PipelineIndex.Known;
import dev.hydrant.client.sink.PipelineOpener.Opened;
import dev.hydrant.client.sink.StreamChanges.Action;
import dev.hydrant.client.sink.StreamEdges.Outcome;
import dev.hydrant.client.sink.StreamPlanner.StreamPlan;
import dev.hydrant.client.sink.StreamWriter.StreamTurn;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes one delivery stream in the order that makes every step repeatable: pipeline without hash,
 * external assets, edges, removal of stale edges, and last the hash that commits it all.
 */
final class StreamSteps {
  /** So many streams may wait for the end of the run; the rest is left to the next one. */
  private static final int MOST_WAITING = 1_000;

  private record Waiting(StreamTurn stream, Opened opened, Outcome outcome) {}

  private final PipelineOpener opener;
  private final StreamEdges edges;
  private final PipelineCommit commit;
  private final boolean override;
  private final RunNotes notes;
  private final TreeMap<Long, Waiting> waiting = new TreeMap<>();

  /**
   * @param override whether edges that other tools drew for a pipeline are replaced
   */
  StreamSteps(
      PipelineOpener opener,
      StreamEdges edges,
      PipelineCommit commit,
      boolean override,
      RunNotes notes) {
    this.opener = opener;
    this.edges = edges;
    this.commit = commit;
    this.override = override;
    this.notes = notes;
  }

  /** Notes what a stream says about edges that belong to no stream. */
  void note(StreamPlan plan, Optional<Known> known) {
    if (plan.scan().lineageIncluded()) {
      notes.wants().note(plan);
      known.ifPresent(pipeline -> notes.wants().handled(pipeline.id()));
    }
  }

  /** Nothing but labels and owners may have to be written. */
  void unchanged(StreamTurn stream, Known known) {
    boolean marked = commit.marksOnly(stream.plan(), known);
    stream.is(marked ? Action.UPDATE : Action.UNCHANGED);
    notes.done(stream, known.id(), marked ? Action.UPDATE : Action.UNCHANGED);
  }

  /**
   * @param held pairs that other streams hold
   */
  void write(StreamTurn stream, Optional<Known> known, Set<Pair> held) {
    Opened opened = opener.open(stream.plan(), known);
    stream.is(opened.action());
    if (!stream.plan().scan().lineageIncluded()) {
      commit(stream, opened);
      return;
    }
    notes.wants().handled(opened.pipeline().id());
    Outcome outcome = edges.write(stream.plan(), held, target(stream, opened));
    if (outcome.done()) {
      commit(stream, opened);
    } else {
      await(new Waiting(stream, opened, outcome));
    }
  }

  private void await(Waiting stream) {
    synchronized (waiting) {
      if (waiting.size() < MOST_WAITING) {
        waiting.put(stream.stream().turn(), stream);
        return;
      }
    }
    notes
        .tally()
        .warn(
            ErrorCode.STORAGE_BUSY,
            "",
            "More than " + MOST_WAITING + " streams changed what feeds or describes their assets.",
            "Run again: the rest is finished then.");
    notes.done(stream.stream(), stream.opened().pipeline().id(), stream.opened().action());
  }

  /**
   * Finishes the streams that had to wait until all of the run were known.
   *
   * @throws HydrantException when no other stream can succeed
   */
  void settle() {
    for (Waiting each : waiting.values()) {
      try {
        edges.settle(each.outcome(), target(each.stream(), each.opened()));
        commit(each.stream(), each.opened());
      } catch (HydrantException e) {
        notes.failed(each.stream().plan().scan().stream().name(), e);
      }
    }
  }

  private Target target(StreamTurn stream, Opened opened) {
    return new Target(
        opened.pipeline(),
        opened.fresh(),
        stream.plan().scan().unread(),
        override,
        stream.changes());
  }

  private void commit(StreamTurn stream, Opened opened) {
    if (opened.fresh()) {
      commit.fresh(stream.plan(), opened.pipeline().id(), opened.current());
    } else {
      commit.changed(stream.plan(), opened.pipeline().id(), opened.current());
    }
    notes.done(stream, opened.pipeline().id(), opened.action());
  }
}
