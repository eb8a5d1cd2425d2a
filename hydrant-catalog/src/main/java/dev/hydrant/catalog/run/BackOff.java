package dev.hydrant.catalog.run;

import java.time.Duration;

/**
 * How long a run waits before it is tried again: twice as long each time, up to an hour or to the
 * configured delay if that is longer, and up to a fifth more or less, so that runs which failed
 * together do not come back together.
 */
final class BackOff {
  private static final long LONGEST = Duration.ofHours(1).toMillis();
  private static final int MOST_DOUBLINGS = 16;

  private BackOff() {}

  /**
   * @param retried how often the run was tried again before
   * @param delay before the first retry, in milliseconds
   */
  static long millis(String runId, int retried, long delay) {
    long doubled = delay << Math.min(retried, MOST_DOUBLINGS);
    long bounded = Math.min(doubled, Math.max(delay, LONGEST));
    // The same run and retry wait equally long, whoever asks: a repeated transaction changes
    // nothing.
    long spread = bounded / 5;
    return bounded - spread + Math.floorMod((runId + retried).hashCode() * 31L, 2 * spread + 1);
  }
}
