package dev.hydrant.client.rest;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and after what pause a call is repeated. Every call that this client makes may be
 * repeated: reads, PUT and DELETE by the contract, and PATCH because its operations set values.
 *
 * @param attempts in all, at least 1
 * @param base the longest first pause; it doubles with each attempt
 * @param cap no pause is longer, also when the server asks for more
 */
public record RetryPolicy(int attempts, Duration base, Duration cap) {
  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("at least one attempt is needed");
    }
  }

  /** Long enough to outlast the restart of a server: about 15 seconds. */
  public static RetryPolicy standard() {
    return new RetryPolicy(7, Duration.ofMillis(500), Duration.ofSeconds(10));
  }

  /** For the first call: a wrong address should be said soon. */
  public static RetryPolicy once() {
    return new RetryPolicy(2, Duration.ofMillis(300), Duration.ofSeconds(1));
  }

  /**
   * The pause before the next attempt: half of it fixed, half by chance, so that many clients do
   * not return at once.
   *
   * @param attempt that just failed, counted from 1
   * @param asked what the server asked for
   */
  Duration pause(int attempt, Optional<Duration> asked) {
    long ceiling = Math.min(cap.toMillis(), base.toMillis() << Math.min(attempt - 1, 20));
    long jittered = ceiling / 2 + ThreadLocalRandom.current().nextLong(ceiling / 2 + 1);
    long wanted = asked.map(Duration::toMillis).orElse(0L);
    return Duration.ofMillis(Math.min(cap.toMillis(), Math.max(jittered, wanted)));
  }
}
