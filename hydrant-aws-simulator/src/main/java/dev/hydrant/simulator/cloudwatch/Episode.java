package dev.hydrant.simulator.cloudwatch;

import java.time.Duration;

/**
 * A trouble and its time, told from the start of the simulator.
 *
 * @param began this long before the start; negative for after it
 * @param ended this long before the start; negative for after it
 */
public record Episode(Trouble trouble, Duration began, Duration ended) {
  private static final Duration NEVER = Duration.ofDays(-36_500);
  private static final Duration FOREVER = Duration.ofDays(36_500);

  public Episode {
    if (began.compareTo(ended) <= 0) {
      throw new IllegalArgumentException("a trouble must begin before it ends");
    }
  }

  /** Still going on, and never to end. */
  public static Episode since(Trouble trouble, Duration began) {
    return new Episode(trouble, began, NEVER);
  }

  public static Episode forever(Trouble trouble) {
    return new Episode(trouble, FOREVER, NEVER);
  }
}
