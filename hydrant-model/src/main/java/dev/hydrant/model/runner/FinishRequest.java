package dev.hydrant.model.runner;

import dev.hydrant.model.connector.TestStep;
import dev.hydrant.model.run.RunReport;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end of an attempt.
 *
 * @param reason for a person, where the report does not say it: killed, time limit, exit code with
 *     the last lines of standard error
 * @param retryable whether the same run may succeed later without anybody changing anything
 * @param exitCode of the child; absent when it never started
 * @param steps of a connection test
 * @param names of a listing
 * @param chunksSent log chunks that the server took
 * @param chunksLost log chunks that never arrived: the log has gaps
 */
public record FinishRequest(
    Outcome outcome,
    String reason,
    boolean retryable,
    Optional<RunReport> report,
    Optional<Integer> exitCode,
    List<TestStep> steps,
    List<String> names,
    long chunksSent,
    long chunksLost) {
  public FinishRequest(
      Outcome outcome,
      @Nullable String reason,
      boolean retryable,
      Optional<RunReport> report,
      Optional<Integer> exitCode,
      @Nullable List<TestStep> steps,
      @Nullable List<String> names,
      long chunksSent,
      long chunksLost) {
    this.outcome = outcome;
    this.reason = reason == null ? "" : reason;
    this.retryable = retryable;
    this.report = report;
    this.exitCode = exitCode;
    this.steps = steps == null ? List.of() : List.copyOf(steps);
    this.names = names == null ? List.of() : List.copyOf(names);
    this.chunksSent = chunksSent;
    this.chunksLost = chunksLost;
  }
}
