package dev.hydrant.model.run;

import java.util.List;
import java.util.Optional;

/**
 * The end of a run: its verdict and everything behind it.
 *
 * @param scan absent when the run ended before anything was read
 * @param sink absent when nothing reached the sink
 * @param problems those of the run itself, then the scan's, then the sink's
 * @param seconds wall time of the whole run
 */
public record RunReport(
    RunState state,
    String serviceName,
    double seconds,
    Optional<ScanReport> scan,
    Optional<SinkReport> sink,
    List<Problem> problems,
    List<StepSummary> steps) {
  public RunReport {
    problems = List.copyOf(problems);
    steps = List.copyOf(steps);
  }
}
