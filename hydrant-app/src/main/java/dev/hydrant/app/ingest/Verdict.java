package dev.hydrant.app.ingest;

import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.run.StepSummary;
import java.util.List;

/** Which terminal state a run that reached its end deserves, and the contract's summary of it. */
final class Verdict {
  private Verdict() {}

  /**
   * Success without errors; with errors partial success, if enough streams made it; else failed.
   */
  static RunState of(ScanReport scan, SinkReport sink, int successThreshold) {
    long errors = errors(scan.problems()) + errors(sink.problems());
    long failed = scan.failed() + sink.failed();
    if (errors + failed == 0 && scan.complete()) {
      return RunState.SUCCESS;
    }
    long succeeded = Math.max(0, sink.records() - sink.failed());
    long total = succeeded + Math.max(failed, errors);
    return total > 0 && succeeded > 0 && succeeded * 100 >= (long) successThreshold * total
        ? RunState.PARTIAL_SUCCESS
        : RunState.FAILED;
  }

  static List<StepSummary> steps(ScanReport scan, SinkReport sink) {
    return List.of(
        new StepSummary(
            "AWS Data Firehose",
            scan.described(),
            0,
            warnings(scan.problems()),
            Math.max(scan.failed(), errors(scan.problems())),
            scan.filtered(),
            failures(scan.problems())),
        new StepSummary(
            "Catalog",
            sink.records(),
            sink.created() + sink.updated(),
            warnings(sink.problems()),
            Math.max(sink.failed(), errors(sink.problems())),
            0,
            failures(sink.problems())));
  }

  private static List<StepSummary.Failure> failures(List<Problem> problems) {
    return problems.stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .map(
            problem ->
                new StepSummary.Failure(
                    problem.stream().isEmpty() ? "run" : problem.stream(),
                    problem.code() + ": " + problem.message()))
        .toList();
  }

  private static long errors(List<Problem> problems) {
    return problems.stream().filter(problem -> problem.severity() == Severity.ERROR).count();
  }

  private static long warnings(List<Problem> problems) {
    return problems.stream().filter(problem -> problem.severity() == Severity.WARNING).count();
  }
}
