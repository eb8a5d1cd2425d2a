package dev.hydrant.runner.run;

import dev.hydrant.model.run.RunReport;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.runner.FinishRequest;
import dev.hydrant.model.runner.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides how an attempt ended, from what the child said, how it went, and why it was stopped. */
final class Endings {
  /**
   * @param exitCode absent when the child never started
   * @param stop absent when nobody stopped it
   * @param failure why it did not start; empty when it did
   * @param mayPass whether that may be otherwise at the next attempt
   */
  record Facts(
      Optional<Integer> exitCode, Optional<StopReason> stop, String failure, boolean mayPass) {
    static Facts ended(Optional<Integer> exitCode, Optional<StopReason> stop) {
      return new Facts(exitCode, stop, "", true);
    }

    static Facts notStarted(String why) {
      return new Facts(Optional.empty(), Optional.empty(), why, true);
    }

    /** What was ordered is not carried out, now or later. */
    static Facts refused(String why) {
      return new Facts(Optional.empty(), Optional.empty(), why, false);
    }
  }

  private record Verdict(Outcome outcome, String reason, boolean retryable) {}

  private Endings() {}

  static FinishRequest of(Facts facts, Heard heard, RunReporter.Totals log) {
    Verdict verdict =
        heard
            .report()
            .map(report -> reported(report, facts))
            .orElseGet(() -> silent(facts, heard.lastLines()));
    return new FinishRequest(
        verdict.outcome(),
        verdict.reason(),
        verdict.retryable(),
        heard.report().map(Endings::withoutNames),
        facts.exitCode(),
        heard.steps(),
        heard.names(),
        log.chunksSent(),
        log.chunksLost());
  }

  /** A child that finished its work has done so, whatever was asked of it meanwhile. */
  private static Verdict reported(RunReport report, Facts facts) {
    if (report.state() == RunState.STOPPED && facts.stop().isPresent()) {
      return stopped(facts.stop().get());
    }
    if (!report.state().terminal()) {
      return new Verdict(
          Outcome.FAILED, "The child reported the state " + report.state().wire() + ".", false);
    }
    return new Verdict(Outcome.of(report.state()), "", retryable(report));
  }

  private static Verdict silent(Facts facts, List<String> lastLines) {
    if (facts.stop().isPresent()) {
      return stopped(facts.stop().get());
    }
    if (facts.exitCode().isEmpty()) {
      return new Verdict(Outcome.FAILED, facts.failure(), facts.mayPass());
    }
    String said = lastLines.isEmpty() ? "" : " Last lines: " + String.join(" | ", lastLines);
    return new Verdict(
        Outcome.FAILED,
        "The child process ended with exit code "
            + facts.exitCode().get()
            + " and no report."
            + said,
        true);
  }

  private static Verdict stopped(StopReason reason) {
    return switch (reason) {
      case CANCELLED -> new Verdict(Outcome.STOPPED, "Stopped on request.", false);
      case TIME_LIMIT -> new Verdict(Outcome.FAILED, "The time limit of the run is up.", false);
      case RELEASED -> new Verdict(Outcome.RELEASED, "The runner was stopped.", true);
      case CUT_OFF, GONE ->
          new Verdict(Outcome.RELEASED, "The runner lost the connection to the server.", true);
    };
  }

  /** The first error decides: it is what ended the run, or what it failed of first. */
  private static boolean retryable(RunReport report) {
    return report.problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .findFirst()
        .map(problem -> problem.code().retryable())
        .orElse(false);
  }

  /** The names serve the sink, which has had them; thousands of them are no part of a verdict. */
  private static RunReport withoutNames(RunReport report) {
    return new RunReport(
        report.state(),
        report.serviceName(),
        report.seconds(),
        report.scan().map(Endings::withoutNames),
        report.sink(),
        report.problems(),
        report.steps());
  }

  private static ScanReport withoutNames(ScanReport scan) {
    return new ScanReport(
        scan.scope(),
        scan.complete(),
        scan.incompleteReason(),
        Set.of(),
        scan.listed(),
        scan.described(),
        scan.filtered(),
        scan.vanished(),
        scan.failed(),
        scan.features(),
        scan.calls(),
        scan.throttled(),
        scan.seconds(),
        scan.problems(),
        scan.problemsDropped());
  }
}
