package dev.hydrant.firehose.producer;

import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.firehose.discover.Failures;
import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.permission.Feature;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.Severity;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** What one feature could not read, and why: one warning an operation. Thread-safe. */
final class Gaps {
  /** An operation that failed so often, other than by a denial, is not asked again. */
  private static final int FAILURES_TO_STOP = 3;

  private record Gap(String reason, ErrorCode code, int times) {
    boolean denied() {
      return code == ErrorCode.AWS_ACCESS_DENIED;
    }

    Gap again() {
      return new Gap(reason, code, times + 1);
    }
  }

  private final Feature feature;
  private final ScanContext context;
  private final Map<Operation, Gap> gaps = new ConcurrentSkipListMap<>();

  Gaps(Feature feature, ScanContext context) {
    this.feature = feature;
    this.context = context;
  }

  /**
   * Takes note of a failure that the scan lives with.
   *
   * @throws HydrantException the failure itself, when nothing more can be read at all
   */
  void failed(Operation operation, HydrantException failure) {
    if (Failures.endsTheScan(failure)) {
      throw failure;
    }
    boolean denied = failure.code() == ErrorCode.AWS_ACCESS_DENIED;
    note(
        operation,
        denied
            ? "denied: " + operation.action()
            : "failed: " + operation.action() + ", " + failure.code(),
        failure);
  }

  /** There is more than is read. */
  void cut(Operation operation, String what) {
    note(
        operation,
        "cut: " + what,
        new HydrantException(
            ErrorCode.AWS_ANSWER_UNEXPECTED, operation.action() + " gives " + what + "."));
  }

  boolean givenUp(Operation operation) {
    Gap gap = gaps.get(operation);
    return gap != null && (gap.denied() || gap.times() >= FAILURES_TO_STOP);
  }

  /** Why not everything is known, in a few words; a denial where there are several reasons. */
  Optional<String> reason() {
    return gaps.values().stream().max(Comparator.comparing(Gap::denied)).map(Gap::reason);
  }

  Optional<String> reason(Operation operation) {
    return Optional.ofNullable(gaps.get(operation)).map(Gap::reason);
  }

  /**
   * @param anythingTold whether AWS named producers, or that there are none, in any answer
   */
  FeatureState state(boolean anythingTold) {
    if (gaps.isEmpty()) {
      return FeatureState.READ;
    }
    if (anythingTold) {
      return FeatureState.PARTLY_READ;
    }
    return gaps.values().stream().anyMatch(Gap::denied) ? FeatureState.DENIED : FeatureState.FAILED;
  }

  private void note(Operation operation, String reason, HydrantException failure) {
    Gap noted =
        gaps.merge(operation, new Gap(reason, failure.code(), 1), (before, now) -> before.again());
    if (noted.times() == 1) {
      context.add(warning(operation, failure));
    }
  }

  private Problem warning(Operation operation, HydrantException failure) {
    String setting = "set hydrant." + feature.id() + " to false.";
    boolean denied = failure.code() == ErrorCode.AWS_ACCESS_DENIED;
    return new Problem(
        Severity.WARNING,
        failure.code(),
        "",
        failure.text()
            + " Not, or not all, known therefore: "
            + feature.purpose()
            + ". Edges that earlier runs drew of them stay.",
        denied
            ? "Allow "
                + operation.action()
                + " (./hydrant permissions --feature "
                + feature.id()
                + " prints the policy), or "
                + setting
            : (failure.advice() + " Or " + setting).strip());
  }
}
