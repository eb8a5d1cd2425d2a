package dev.hydrant.firehose.discover;

import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.Problems;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.run.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a scan has come to so far. The counts belong to one thread; problems come from any. */
final class ScanTally {
  final Problems problems = new Problems();
  final Map<String, Double> seconds = new HashMap<>();
  Optional<AwsScope> scope = Optional.empty();
  long filtered;
  long undeployed;
  long described;
  long vanished;
  long failed;

  private final RunEvents events;

  ScanTally(RunEvents events) {
    this.events = events;
  }

  /** Keeps the problem for the report and says it in the log, where people look first. */
  void add(Problem problem) {
    problems.add(problem);
    events.log(
        problem.severity() == Severity.ERROR ? RunEvents.Level.ERROR : RunEvents.Level.WARN,
        (problem.stream().isEmpty() ? "" : problem.stream() + ": ")
            + problem.message()
            + (problem.advice().isEmpty() ? "" : " " + problem.advice()));
  }

  /** Streams that came to an end, one way or another. */
  long done() {
    return described + undeployed + vanished + failed;
  }
}
