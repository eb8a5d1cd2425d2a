package dev.hydrant.client.sink;

import dev.hydrant.client.sink.PipelineIndex.Known;
import dev.hydrant.client.sink.StreamChanges.Action;
import dev.hydrant.client.sink.StreamPlanner.StreamPlan;
import dev.hydrant.model.stream.StreamScan;
import java.util.Optional;

/** Compares one delivery stream with what the catalog has, and writes it where they differ. */
final class StreamWriter {
  private final PipelineIndex index;
  private final StreamPlanner planner;
  private final HeldPairs pairs;
  private final StreamSteps steps;
  private final Accounts accounts;

  StreamWriter(
      PipelineIndex index,
      StreamPlanner planner,
      HeldPairs pairs,
      StreamSteps steps,
      Accounts accounts) {
    this.index = index;
    this.planner = planner;
    this.pairs = pairs;
    this.steps = steps;
    this.accounts = accounts;
  }

  /**
   * @param turn the stream's place in the listing
   */
  void write(long turn, StreamScan scan) {
    StreamPlan plan = planner.plan(scan);
    StreamChanges changes = new StreamChanges(scan.stream().name());
    accounts.count(plan, changes);
    Optional<Known> known = index.find(scan.stream().name());
    steps.note(plan, known);
    if (known.filter(pipeline -> SourceHash.same(pipeline.hash(), plan.sourceHash())).isPresent()
        && !plan.edges().needsCreation()) {
      pairs.note(turn, plan, known.map(Known::id));
      steps.unchanged(new StreamTurn(turn, plan, changes), known.get());
      return;
    }
    steps.write(
        new StreamTurn(turn, plan, changes), known, pairs.decide(turn, plan, known.map(Known::id)));
  }

  /** A stream that is being written. */
  record StreamTurn(long turn, StreamPlan plan, StreamChanges changes) {
    void is(Action action) {
      changes.action(action);
    }
  }
}
