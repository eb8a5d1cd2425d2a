package dev.hydrant.firehose.aws;

/** Time that passes only when somebody sleeps or a test says so. */
final class ManualTicker implements Ticker {
  // Close to the overflow: only differences of moments may be used.
  private long now = Long.MAX_VALUE - 1_000_000_000L;

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public synchronized void sleep(long nanos) {
    now += nanos;
  }

  void pass(double seconds) {
    sleep((long) (seconds * 1e9));
  }
}
