package dev.hydrant.firehose.discover;

import dev.hydrant.firehose.aws.Ticker;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.RunEvents;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * What surrounds a scan: who listens, who may stop it, what time it is, what it has come to, and
 * the threads for what is read beside the describing.
 */
public final class ScanContext implements AutoCloseable {
  /** More than there are services to ask, so that none waits for another. */
  private static final int BESIDE = 24;

  private final RunEvents events;
  private final CancelSignal cancel;
  private final Ticker ticker;
  private final ScanTally tally;
  private final Workers beside;

  public ScanContext(RunEvents events, CancelSignal cancel, Ticker ticker) {
    this.events = events;
    this.cancel = cancel;
    this.ticker = ticker;
    this.tally = new ScanTally(events);
    this.beside = new Workers("beside", BESIDE, cancel);
  }

  /**
   * Begins to read something at once, on a thread of its own, which ends with the scan.
   *
   * @return waits for what is read, and throws what the reading threw, or that the run was stopped
   *     meanwhile
   */
  public <T> Supplier<T> beside(Callable<T> reading) {
    Future<T> read = beside.submit(reading);
    return () -> beside.await(read);
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

  /** Stops what is still being read beside the scan. */
  @Override
  public void close() {
    beside.close();
  }
}
