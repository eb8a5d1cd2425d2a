package dev.hydrant.e2e.chaos;

import java.time.Duration;

/**
 * How much of it.
 *
 * @param runs that come due, each of a pipeline of its own
 * @param aMinute so many of them come due in one minute
 * @param lease of the servers; the bounds on waiting and on showing what is gone follow it
 * @param calm the longest pause between two blows
 */
record Scale(int runs, int aMinute, Duration lease, Duration calm) {
  /**
   * What the reaper adds to a lease: its margin, the time between two sweeps, and a busy machine.
   */
  private static final Duration SWEEP = Duration.ofSeconds(15);

  /** In every run of the tests: with the shortest leases, so that what is lost comes back soon. */
  static final Scale SHORT = new Scale(20, 20, Duration.ofSeconds(15), Duration.ofMillis(4_000));

  /**
   * {@code ./hydrant test --soak}: with the leases that servers have when nobody says otherwise.
   */
  static final Scale SOAK = new Scale(200, 13, Duration.ofSeconds(45), Duration.ofMillis(7_000));

  static Scale wanted() {
    return Boolean.getBoolean("hydrant.soak") ? SOAK : SHORT;
  }

  /** The longest that a run may show as running after its runner vanished: 60 s by default. */
  Duration shownAfterLoss() {
    return lease.plus(SWEEP);
  }

  /** The longest that a run may wait while a live runner is free. */
  Duration waiting() {
    return lease.multipliedBy(3);
  }

  /** In how many minutes they all come due. */
  int minutes() {
    return (runs + aMinute - 1) / aMinute;
  }
}
