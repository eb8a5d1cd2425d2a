package dev.hydrant.server.run.desk;

import java.time.Duration;

/**
 * What a server does by the clock, and for those who watch.
 *
 * @param jitter over which pipelines that are due at the same time are spread; zero starts them all
 *     at once
 * @param logRetention how long the log of a run is kept after its end; zero keeps it for ever
 * @param streams how many may watch runs at once; each holds a thread
 * @param look between two looks at a run that is watched
 * @param heartbeat after which a silent stream shows that it lives, and notices that nobody listens
 */
public record UpkeepSettings(
    Duration jitter, Duration logRetention, int streams, Duration look, Duration heartbeat) {
  public static UpkeepSettings defaults() {
    return new UpkeepSettings(
        Duration.ZERO, Duration.ofDays(30), 64, Duration.ofMillis(500), Duration.ofSeconds(15));
  }
}
