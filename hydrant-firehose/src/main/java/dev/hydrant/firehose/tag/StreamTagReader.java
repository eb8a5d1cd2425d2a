package dev.hydrant.firehose.tag;

import dev.hydrant.firehose.aws.AwsCalls;
import dev.hydrant.firehose.discover.Failures;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.Severity;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Reads tags stream by stream. Thread-safe. */
final class StreamTagReader {
  /** A policy may deny the tags of one stream; after so many, and none read, it denies all. */
  private static final int DENIALS_TO_STOP = 5;

  /**
   * @param gone there is no such stream any more
   * @param values absent when they could not be read
   */
  record Answer(boolean gone, Optional<Map<String, String>> values, Optional<Problem> warning) {
    private static final Answer UNKNOWN = new Answer(false, Optional.empty(), Optional.empty());
  }

  private final AwsCalls calls;
  private final BooleanSupplier bulkDenied;
  private final AtomicInteger denials = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger read = new AtomicInteger();

  /**
   * @param bulkDenied whether the tagging API was denied before
   */
  StreamTagReader(AwsCalls calls, BooleanSupplier bulkDenied) {
    this.calls = calls;
    this.bulkDenied = bulkDenied;
  }

  /**
   * @throws HydrantException when nothing more can be read at all: credentials, cancel
   */
  Answer read(String name) {
    if (denials.get() >= DENIALS_TO_STOP && read.get() == 0) {
      return Answer.UNKNOWN;
    }
    try {
      Optional<Map<String, String>> tags = calls.tags(name);
      read.incrementAndGet();
      return new Answer(tags.isEmpty(), tags, Optional.empty());
    } catch (HydrantException failure) {
      if (Failures.endsTheScan(failure)) {
        throw failure;
      }
      return new Answer(false, Optional.empty(), warning(name, failure));
    }
  }

  FeatureState state() {
    boolean gaps = denials.get() + failures.get() > 0;
    if (read.get() > 0) {
      return gaps ? FeatureState.PARTLY_READ : FeatureState.READ;
    }
    if (denials.get() > 0) {
      return FeatureState.DENIED;
    }
    return gaps ? FeatureState.FAILED : FeatureState.NOT_NEEDED;
  }

  private Optional<Problem> warning(String name, HydrantException failure) {
    boolean denied = failure.code() == ErrorCode.AWS_ACCESS_DENIED;
    if (denied) {
      return denials.incrementAndGet() > 1 ? Optional.empty() : Optional.of(denial(name, failure));
    }
    failures.incrementAndGet();
    return Optional.of(
        new Problem(
            Severity.WARNING,
            failure.code(),
            name,
            failure.text() + " The stream is read without its tags.",
            failure.advice()));
  }

  private Problem denial(String name, HydrantException failure) {
    boolean both = bulkDenied.getAsBoolean();
    return new Problem(
        Severity.WARNING,
        failure.code(),
        "",
        failure.text()
            + (both ? " It denies tag:GetResources, too." : "")
            + " First at "
            + name
            + ". Everything else is read without tags.",
        (both
                ? "Allow tag:GetResources on *, which reads the tags of a hundred streams in a call."
                : failure.advice())
            + " Or set includeTags and includeOwners to false.");
  }
}
