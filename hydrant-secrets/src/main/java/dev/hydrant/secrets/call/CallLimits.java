package dev.hydrant.secrets.call;

import java.time.Duration;

/**
 * How long a store may take and how much it may say.
 *
 * @param total for one request with its whole answer
 * @param mostBytes of an answer; the largest legal one is a Kubernetes secret of 1 MiB in Base64
 * @param attempts of a read; anything else is sent once
 * @param pause before the second attempt; doubled for each further one
 */
public record CallLimits(
    Duration connect, Duration total, int mostBytes, int attempts, Duration pause) {
  public static CallLimits usual() {
    return new CallLimits(
        Duration.ofSeconds(3), Duration.ofSeconds(10), 2 << 20, 3, Duration.ofMillis(200));
  }
}
