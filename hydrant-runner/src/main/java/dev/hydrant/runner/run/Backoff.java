package dev.hydrant.runner.run;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Growing pauses with full jitter, so that runners do not come back all at once. Not shared. */
public final class Backoff {
  private final long first;
  private final long most;
  private final RandomGenerator random;
  private int failures;

  public Backoff(Duration first, Duration most, RandomGenerator random) {
    this.first = first.toMillis();
    this.most = most.toMillis();
    this.random = random;
  }

  public void reset() {
    failures = 0;
  }

  /** The next pause: between half and the whole of a span that doubles up to the limit. */
  public Duration next() {
    long span = Math.min(most, first << Math.min(failures, 20));
    failures++;
    return Duration.ofMillis(span / 2 + random.nextLong(span / 2 + 1));
  }

  public int failures() {
    return failures;
  }
}
