package dev.hydrant.client.sink;

import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.SinkReport;

/**
 * What only a whole run allows: streams that had to wait for the others are finished, pipelines
 * whose streams are gone are deleted, external assets without an edge are removed.
 */
final class RunEnd {
  private final StreamSteps steps;
  private final PipelineDeletion deletion;
  private final DeletionGuard guard;
  private final Orphans orphans;
  private final RunNotes notes;

  RunEnd(
      StreamSteps steps,
      PipelineDeletion deletion,
      DeletionGuard guard,
      Orphans orphans,
      RunNotes notes) {
    this.steps = steps;
    this.deletion = deletion;
    this.guard = guard;
    this.orphans = orphans;
    this.notes = notes;
  }

  SinkReport finish(ScanReport scan) {
    steps.settle();
    deletion.run(scan, guard);
    orphans.sweep();
    return notes.tally().report(notes.book().all());
  }
}
