package dev.hydrant.firehose.discover;

import dev.hydrant.firehose.aws.Ticker;
import dev.hydrant.model.run.RunEvents;

/** Tells how far a stage is, a few times a second at most. */
final class Progress {
  private static final long PAUSE_NANOS = 250_000_000L;

  private final RunEvents events;
  private final Ticker ticker;
  private final String stage;
  private final long total;
  private boolean told;
  private long toldAt;

  Progress(RunEvents events, Ticker ticker, String stage, long total) {
    this.events = events;
    this.ticker = ticker;
    this.stage = stage;
    this.total = total;
  }

  void at(long done) {
    long now = ticker.nanos();
    if (!told || done >= total || now - toldAt >= PAUSE_NANOS) {
      told = true;
      toldAt = now;
      events.progress(stage, done, total);
    }
  }
}
