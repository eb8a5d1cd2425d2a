package dev.hydrant.app.command;

import dev.hydrant.app.server.RunLimits;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What a server does with runs by the clock, and how much of them it keeps. */
final class RunOptionsMixin {
  private static final long MEGABYTE = 1024L * 1024;

  @Option(
      names = "--schedule-jitter",
      paramLabel = "SECONDS",
      defaultValue = "${env:HYDRANT_SCHEDULE_JITTER:-0}",
      description = {
        "Spread pipelines that are due at the same time over so many seconds; each has its own",
        "place, always the same. Default: 0. Also HYDRANT_SCHEDULE_JITTER."
      })
  private int jitter;

  @Option(
      names = "--log-retention",
      paramLabel = "DAYS",
      defaultValue = "${env:HYDRANT_LOG_RETENTION:-30}",
      description = {
        "Keep the log of a run so long after its end; 0 keeps it for ever. Default: 30. Also",
        "HYDRANT_LOG_RETENTION."
      })
  private int retention;

  @Option(
      names = "--run-log-limit",
      paramLabel = "MB",
      defaultValue = "${env:HYDRANT_RUN_LOG_LIMIT:-16}",
      description = {
        "Text that one run may log; what comes after is not kept, and that is said. Default: 16.",
        "Also HYDRANT_RUN_LOG_LIMIT."
      })
  private int logLimit;

  @Option(
      names = "--watchers",
      paramLabel = "N",
      defaultValue = "${env:HYDRANT_WATCHERS:-64}",
      description = {
        "How many may watch runs live at once; each holds a thread. Default: 64. Also",
        "HYDRANT_WATCHERS."
      })
  private int watchers;

  RunLimits limits() {
    return new RunLimits(
        Duration.ofSeconds(within("--schedule-jitter", jitter, 0, 3_000)),
        Duration.ofDays(within("--log-retention", retention, 0, 36_500)),
        within("--run-log-limit", logLimit, 1, 1_024) * MEGABYTE,
        within("--watchers", watchers, 1, 10_000));
  }

  private static int within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE,
          option + ": " + value + " is not from " + least + " to " + most + ".");
    }
    return value;
  }
}
