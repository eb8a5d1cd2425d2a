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
 * @param builtIn what connections may make the built-in runner do
 */
public record RunSettings(
    String version,
    String builtInRunner,
    RunnerTiming timing,
    long logLimit,
    Duration patience,
    Duration testLimit,
    boolean knowsStopped,
    BuiltInRules builtIn) {
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
        true,
        BuiltInRules.open());
  }

  /**
   * The same with another limit of what a run may log.
   *
   * @param bytes of text
   */
  public RunSettings loggingUpTo(long bytes) {
    return new RunSettings(
        version, builtInRunner, timing, bytes, patience, testLimit, knowsStopped, builtIn);
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
        knowsStopped,
        builtIn);
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
        !contractVersion.startsWith("1.12."),
        builtIn);
  }

  /** The same with other rules for the built-in runner. */
  public RunSettings withBuiltIn(BuiltInRules rules) {
    return new RunSettings(
        version, builtInRunner, timing, logLimit, patience, testLimit, knowsStopped, rules);
  }
}
