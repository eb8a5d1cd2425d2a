package dev.hydrant.app;

import dev.hydrant.model.error.ErrorCategory;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.run.RunReport;
import dev.hydrant.model.run.RunState;
import java.util.List;

/** The exit codes that scripts may rely on. */
public final class ExitCode {
  public static final int SUCCESS = 0;
  public static final int FAILED = 1;
  public static final int UNUSABLE = 2;
  public static final int PARTIAL = 3;
  public static final int STOPPED = 4;
  public static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** The one of two that says more of what went wrong: the exit code of several runs. */
  public static int worse(int one, int other) {
    List<Integer> order = List.of(SUCCESS, PARTIAL, FAILED, UNUSABLE, STOPPED, INTERRUPTED);
    return order.indexOf(other) > order.indexOf(one) ? other : one;
  }

  public static int of(ErrorCode code) {
    if (code == ErrorCode.CANCELLED) {
      return STOPPED;
    }
    return code.category() == ErrorCategory.USER ? UNUSABLE : FAILED;
  }

  /**
   * Of a run. What is wrong with the person's input stays 2 whatever {@code raiseOnError} says:
   * such a run never began.
   */
  public static int of(RunReport report, boolean raiseOnError) {
    return switch (report.state()) {
      case STOPPED -> STOPPED;
      case PARTIAL_SUCCESS -> raiseOnError ? PARTIAL : SUCCESS;
      case FAILED -> failed(report, raiseOnError);
      default -> report.state() == RunState.SUCCESS ? SUCCESS : FAILED;
    };
  }

  private static int failed(RunReport report, boolean raiseOnError) {
    boolean unusable =
        report.scan().isEmpty()
            && report.problems().stream()
                .anyMatch(problem -> problem.code().category() == ErrorCategory.USER);
    if (unusable) {
      return UNUSABLE;
    }
    return raiseOnError ? FAILED : SUCCESS;
  }
}
