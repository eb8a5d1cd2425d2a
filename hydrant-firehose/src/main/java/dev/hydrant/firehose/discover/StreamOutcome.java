package dev.hydrant.firehose.discover;

import dev.hydrant.firehose.health.HealthSubject;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.stream.StreamScan;
import java.util.List;
import java.util.function.Supplier;

/** How one listed stream ended. */
sealed interface StreamOutcome {

  /**
   * @param subject what its health will be judged by
   * @param warnings what about it could not be read
   */
  record Read(StreamScan scan, HealthSubject subject, List<Problem> warnings)
      implements StreamOutcome {
    public Read {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Described, while something that completes it is still being read.
   *
   * @param rest waits for it; throws on a cancel only
   */
  record Waiting(Supplier<StreamOutcome> rest) implements StreamOutcome {}

  /** Described, and left out: not deployed, where only deployed ones are wanted. */
  record Undeployed(String name, String status) implements StreamOutcome {}

  /** Listed, and gone when asked for. */
  record Vanished(String name) implements StreamOutcome {}

  record Failed(Problem problem) implements StreamOutcome {
    /** Whether every further stream would fail in the same way. */
    boolean concernsAll() {
      return StreamOutcome.concernsAll(problem.code());
    }
  }

  static boolean concernsAll(ErrorCode code) {
    return code == ErrorCode.AWS_CREDENTIALS_EXPIRED
        || code == ErrorCode.AWS_CREDENTIALS_REFUSED
        || code == ErrorCode.AWS_CREDENTIALS_MISSING;
  }
}
