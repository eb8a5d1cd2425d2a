package dev.hydrant.firehose.aws;

import java.util.concurrent.Semaphore;

/**
 * Permits for one operation of one account and region, evenly spaced and in the order of asking:
 * AWS counts a burst against everybody who shares the account. A throttle halves the rate; it comes
 * back slowly, since whoever took the rest of the quota is likely still there.
 */
final class AdaptiveRateLimiter {
  private static final double NANOS_PER_SECOND = 1_000_000_000d;

  /**
   * Slow enough to give way; fast enough that with every worker waiting, a signature, which is made
   * before the wait, is still younger than the five minutes for which AWS accepts it.
   */
  static final double SLOWEST = 0.5;

  static final double RECOVERY = 0.5;
  static final long RECOVERY_NANOS = 10_000_000_000L;

  /** A waiter looks up this often, because the rate may have changed. */
  private static final long NAP_NANOS = 250_000_000L;

  private final double configured;
  private final Ticker ticker;
  private final Semaphore turnstile = new Semaphore(1, true);

  private double rate;
  private boolean used;
  private long slot;
  private boolean halved;
  private long halvedAt;
  private long recoveredAt;

  /**
   * @param perSecond permits a second; 0 for no limit
   */
  AdaptiveRateLimiter(double perSecond, Ticker ticker) {
    if (!(perSecond >= 0)) {
      throw new IllegalArgumentException("a rate must not be negative");
    }
    this.configured = perSecond;
    this.rate = perSecond;
    this.ticker = ticker;
  }

  boolean limits() {
    return configured > 0;
  }

  /**
   * Waits for a permit.
   *
   * @return the moment at which it was given, to be handed back to {@link #throttled}
   */
  long acquire() throws InterruptedException {
    if (!limits()) {
      return ticker.nanos();
    }
    turnstile.acquire();
    try {
      for (long wait = take(); wait > 0; wait = take()) {
        ticker.sleep(Math.min(wait, NAP_NANOS));
      }
      return ticker.nanos();
    } finally {
      turnstile.release();
    }
  }

  /**
   * Halves the rate, unless the throttled call was let through before the last halving: one crowd
   * of calls is one reason to slow down, not dozens.
   *
   * @param permit what {@link #acquire} gave to the call
   */
  synchronized void throttled(long permit) {
    if (!limits() || halved && permit - halvedAt <= 0) {
      return;
    }
    long now = ticker.nanos();
    recover(now);
    rate = Math.max(Math.min(SLOWEST, configured), rate / 2);
    halved = true;
    halvedAt = now;
    recoveredAt = now;
  }

  /** The present rate in permits a second; 0 for no limit. */
  synchronized double rate() {
    recover(ticker.nanos());
    return rate;
  }

  /**
   * Takes the next slot if it is due. Slots keep to their schedule when a sleeper wakes late, so
   * that lateness does not add up; a gap of more than one slot is not made up for.
   *
   * @return nanoseconds to wait, 0 or less when the slot was taken
   */
  private synchronized long take() {
    long now = ticker.nanos();
    recover(now);
    long interval = (long) (NANOS_PER_SECOND / rate);
    long due = used ? slot + interval : now;
    if (due - now > 0) {
      return due - now;
    }
    slot = now - due > interval ? now : due;
    used = true;
    return 0;
  }

  private void recover(long now) {
    if (rate >= configured) {
      return;
    }
    long steps = (now - recoveredAt) / RECOVERY_NANOS;
    if (steps > 0) {
      rate = Math.min(configured, rate + steps * RECOVERY);
      recoveredAt += steps * RECOVERY_NANOS;
    }
  }
}
