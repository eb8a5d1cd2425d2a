package dev.hydrant.model.runner;

import java.time.Duration;

/**
 * The intervals of the protocol, in milliseconds unless named otherwise. The server decides them
 * and sends them at registration, so that both sides count with the same numbers.
 *
 * @param leaseWait how long the server keeps a lease request open
 * @param heartbeat between two heartbeats, before jitter
 * @param heartbeatJitter at most this much is added or taken away
 * @param lease how long an accepted lease or heartbeat keeps a run
 * @param killAfter how long after sending the last accepted heartbeat a runner kills its child;
 *     less than {@code lease}, so that two attempts never act at once
 * @param grace between asking a child to stop and ending it, and again before killing it
 * @param drain how long a stopping runner waits for its children
 * @param logFlush how long a log line waits for company
 * @param logFlushBytes of text that are sent without waiting
 * @param progress at least this long between two progress reports
 */
public record RunnerTiming(
    long leaseWait,
    long heartbeat,
    long heartbeatJitter,
    long lease,
    long killAfter,
    long grace,
    long drain,
    long logFlush,
    int logFlushBytes,
    long progress) {

  public static RunnerTiming defaults() {
    return new RunnerTiming(
        25_000, 10_000, 2_000, 45_000, 30_000, 5_000, 60_000, 500, 64 * 1024, 1_000);
  }

  /**
   * The defaults for another length of a lease: what must fit into it keeps its share of it, so
   * that a child is dead before the lease of its attempt is.
   */
  public static RunnerTiming leasing(Duration lease) {
    RunnerTiming usual = defaults();
    double share = (double) lease.toMillis() / usual.lease();
    return new RunnerTiming(
        Math.min(usual.leaseWait(), Math.round(usual.leaseWait() * share)),
        Math.round(usual.heartbeat() * share),
        Math.round(usual.heartbeatJitter() * share),
        lease.toMillis(),
        Math.round(usual.killAfter() * share),
        Math.min(usual.grace(), Math.round(usual.grace() * share)),
        usual.drain(),
        usual.logFlush(),
        usual.logFlushBytes(),
        usual.progress());
  }

  /**
   * How long a lease holds that no heartbeat has confirmed: its answer may have gone to a
   * connection that nobody reads any more, and then the run should not wait for long.
   */
  public long unconfirmedLease() {
    return lease / 2;
  }

  /** How long after taking a lease that no heartbeat has confirmed a runner kills its child. */
  public long killUnconfirmedAfter() {
    return killAfter / 2;
  }
}
