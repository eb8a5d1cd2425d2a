package dev.hydrant.firehose.discover;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;

/** Tells the failures that a part of a scan may live with from those that it may not. */
public final class Failures {
  private Failures() {}

  /** Whether nothing more can be read at all: a cancel, or credentials that do not work. */
  public static boolean endsTheScan(HydrantException failure) {
    return failure.code() == ErrorCode.CANCELLED || StreamOutcome.concernsAll(failure.code());
  }
}
