package dev.hydrant.simulator.fault;

/** Lets through {@code perSecond} calls a second, with at most one second's worth at once. */
final class TokenBucket {
  private static final double NANOS = 1_000_000_000d;

  private final double perSecond;
  private final double capacity;
  private double tokens;
  private long filledAt;

  TokenBucket(double perSecond, long now) {
    this.perSecond = perSecond;
    this.capacity = Math.max(1, perSecond);
    this.tokens = capacity;
    this.filledAt = now;
  }

  synchronized boolean take(long now) {
    tokens = Math.min(capacity, tokens + (now - filledAt) / NANOS * perSecond);
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
