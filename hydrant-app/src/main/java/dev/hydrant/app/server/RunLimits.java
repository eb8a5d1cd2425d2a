package dev.hydrant.app.server;

import dev.hydrant.server.run.desk.RunSettings;
import dev.hydrant.server.run.desk.UpkeepSettings;
import java.time.Duration;

/**
 * What a server's operator may change about runs.
 *
 * @param jitter over which pipelines that are due at the same time are spread
 * @param logRetention how long the log of a run is kept after its end; zero keeps it for ever
 * @param logBytes text that one run may log
 * @param watchers how many may watch runs at once
 */
public record RunLimits(Duration jitter, Duration logRetention, long logBytes, int watchers) {
  /** What a server has that is told nothing else. */
  public static RunLimits defaults() {
    return new RunLimits(Duration.ZERO, Duration.ofDays(30), 16L * 1024 * 1024, 64);
  }

  RunSettings applied(RunSettings settings) {
    return settings.loggingUpTo(logBytes);
  }

  UpkeepSettings upkeep() {
    UpkeepSettings defaults = UpkeepSettings.defaults();
    return new UpkeepSettings(
        jitter, logRetention, watchers, defaults.look(), defaults.heartbeat());
  }
}
