package dev.hydrant.server.run.desk;

import dev.hydrant.catalog.run.RunnerNames;
import dev.hydrant.model.runner.RunnerTiming;
import java.time.Duration;

/**
 * @param version of Hydrant
 * @param builtInRunner name of the runner in the server's own process
 * @param logLimit bytes of text that a run may log
 * @param patience how long a due run waits for a runner
 * @param testLimit how long a connection test or a listing may take, waiting included
 * @param knowsStopped whether the announced version has the state {@code stopped}
 */
public record RunSettings(
    String version,
    String builtInRunner,
    RunnerTiming timing,
    long logLimit,
    Duration patience,
    Duration testLimit,
    boolean knowsStopped) {
  /** The name of the runner that every server brings along. */
  public static final String BUILT_IN = RunnerNames.BUILT_IN;

  public static RunSettings defaults(String version) {
    return new RunSettings(
        version,
        BUILT_IN,
        RunnerTiming.defaults(),
        16 * 1024 * 1024,
        Duration.ofHours(24),
        Duration.ofMinutes(3),
        true);
  }

  /**
   * The same with another limit of what a run may log.
   *
   * @param bytes of text
   */
  public RunSettings loggingUpTo(long bytes) {
    return new RunSettings(
        version, builtInRunner, timing, bytes, patience, testLimit, knowsStopped);
  }

  /** The same with leases of another length. */
  public RunSettings leasing(Duration lease) {
    return new RunSettings(
        version,
        builtInRunner,
        RunnerTiming.leasing(lease),
        logLimit,
        patience,
        testLimit,
        knowsStopped);
  }

  /** The same for a server that announces this version of the contract: 1.12 has no "stopped". */
  public RunSettings announcing(String contractVersion) {
    return new RunSettings(
        version,
        builtInRunner,
        timing,
        logLimit,
        patience,
        testLimit,
        !contractVersion.startsWith("1.12."));
  }
}
