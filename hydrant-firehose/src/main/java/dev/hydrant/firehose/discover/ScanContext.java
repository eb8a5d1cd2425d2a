package dev.hydrant.firehose.discover;

import dev.hydrant.firehose.aws.Ticker;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.RunEvents;

/** What surrounds a scan: who listens, who may stop it, what time it is, what it has come to. */
public final class ScanContext {
  private final RunEvents events;
  private final CancelSignal cancel;
  private final Ticker ticker;
  private final ScanTally tally;

  public ScanContext(RunEvents events, CancelSignal cancel, Ticker ticker) {
    this.events = events;
    this.cancel = cancel;
    this.ticker = ticker;
    this.tally = new ScanTally(events);
  }

  /** Puts a problem of the whole run into the report and the log. */
  public void add(Problem problem) {
    tally.add(problem);
  }

  public RunEvents events() {
    return events;
  }

  public CancelSignal cancel() {
    return cancel;
  }

  public Ticker ticker() {
    return ticker;
  }

  ScanTally tally() {
    return tally;
  }
}
