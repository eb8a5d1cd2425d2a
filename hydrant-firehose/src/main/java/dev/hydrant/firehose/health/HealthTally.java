package dev.hydrant.firehose.health;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.Severity;
import java.util.Collection;
import java.util.Optional;

/** What became of the reading of metrics, in all. Thread-safe. */
final class HealthTally {
  private static final String ACTION = "cloudwatch:GetMetricData";

  /** So many calls that fail in a row are enough to see that the next would, too. */
  private static final int FAILURES_TO_STOP = 3;

  private Optional<HydrantException> failure = Optional.empty();
  private boolean over;
  private int failuresInARow;
  private long streams;
  private long incomplete;
  private long forbidden;

  /** Whether asking on is pointless. */
  synchronized boolean over() {
    return over;
  }

  synchronized void answered() {
    failuresInARow = 0;
  }

  synchronized void failed(HydrantException cause) {
    if (failure.isEmpty()) {
      failure = Optional.of(cause);
    }
    failuresInARow++;
    over |= endsAll(cause) || failuresInARow >= FAILURES_TO_STOP;
  }

  synchronized void stream(Collection<MetricAnswer> answers) {
    if (answers.isEmpty()) {
      return;
    }
    streams++;
    if (!answers.stream().allMatch(MetricAnswer::complete)) {
      incomplete++;
    }
    if (answers.stream()
        .anyMatch(answer -> answer.completeness() == MetricAnswer.Completeness.FORBIDDEN)) {
      forbidden++;
    }
  }

  synchronized FeatureState state() {
    if (streams == 0) {
      return FeatureState.NOT_NEEDED;
    }
    if (incomplete == 0) {
      return FeatureState.READ;
    }
    if (incomplete < streams) {
      return FeatureState.PARTLY_READ;
    }
    return denied() || forbidden == streams ? FeatureState.DENIED : FeatureState.FAILED;
  }

  /** One for all streams. */
  synchronized Optional<Problem> warning() {
    if (incomplete == 0) {
      return Optional.empty();
    }
    if (denied()) {
      return Optional.of(
          warning(
              ErrorCode.AWS_ACCESS_DENIED,
              failure.map(HydrantException::text).orElse("") + " " + consequence(),
              permission()));
    }
    if (failure.isPresent()) {
      return Optional.of(
          warning(
              failure.get().code(),
              failure.get().text() + " " + consequence(),
              failure.get().advice()));
    }
    return Optional.of(
        forbidden > 0
            ? warning(
                ErrorCode.AWS_ACCESS_DENIED,
                "CloudWatch answers Forbidden for metrics of "
                    + forbidden
                    + (forbidden == 1 ? " stream. " : " streams. ")
                    + consequence(),
                permission())
            : warning(
                ErrorCode.AWS_FAILED,
                "CloudWatch did not give all the data of some metrics. " + consequence(),
                "The next run asks again."));
  }

  private boolean denied() {
    return failure.filter(cause -> cause.code() == ErrorCode.AWS_ACCESS_DENIED).isPresent();
  }

  private String consequence() {
    return "The health of "
        + incomplete
        + " of "
        + streams
        + " streams is not known, or known in part; everything else is read.";
  }

  private static String permission() {
    return "Allow "
        + ACTION
        + " on * in a policy of that user or role. Or set"
        + " hydrant.health.enabled to false.";
  }

  private static boolean endsAll(HydrantException cause) {
    return switch (cause.code()) {
      case AWS_ACCESS_DENIED,
          AWS_CREDENTIALS_EXPIRED,
          AWS_CREDENTIALS_MISSING,
          AWS_CREDENTIALS_REFUSED ->
          true;
      default -> false;
    };
  }

  private static Problem warning(ErrorCode code, String message, String advice) {
    return new Problem(Severity.WARNING, code, "", message, advice);
  }
}
