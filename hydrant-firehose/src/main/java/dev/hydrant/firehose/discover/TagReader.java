package dev.hydrant.firehose.discover;

import dev.hydrant.firehose.aws.AwsCalls;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.Severity;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads tags, which are worth a warning when they cannot be had, never a failure. Thread-safe. */
final class TagReader {
  /** A policy may deny the tags of one stream; after so many, and none read, it denies all. */
  private static final int DENIALS_TO_STOP = 5;

  /**
   * @param gone there is no such stream any more
   * @param values absent when they could not be read, or were not wanted
   */
  record Tags(boolean gone, Optional<Map<String, String>> values, Optional<Problem> warning) {
    static final Tags UNKNOWN = new Tags(false, Optional.empty(), Optional.empty());
  }

  private final AwsCalls calls;
  private final boolean wanted;
  private final AtomicInteger denials = new AtomicInteger();
  private final AtomicBoolean anyRead = new AtomicBoolean();

  TagReader(AwsCalls calls, boolean wanted) {
    this.calls = calls;
    this.wanted = wanted;
  }

  /**
   * @throws HydrantException when nothing more can be read at all: credentials, cancel
   */
  Tags read(String name) {
    if (!wanted || denials.get() >= DENIALS_TO_STOP && !anyRead.get()) {
      return Tags.UNKNOWN;
    }
    try {
      Optional<Map<String, String>> tags = calls.tags(name);
      anyRead.set(true);
      return new Tags(tags.isEmpty(), tags, Optional.empty());
    } catch (HydrantException failure) {
      if (failure.code() == ErrorCode.CANCELLED || StreamOutcome.concernsAll(failure.code())) {
        throw failure;
      }
      return new Tags(false, Optional.empty(), warning(name, failure));
    }
  }

  private Optional<Problem> warning(String name, HydrantException failure) {
    boolean denied = failure.code() == ErrorCode.AWS_ACCESS_DENIED;
    if (denied && denials.incrementAndGet() > 1) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            Severity.WARNING,
            failure.code(),
            denied ? "" : name,
            failure.text()
                + (denied
                    ? " First at " + name + ". Everything else is read without tags."
                    : " The stream is read without its tags."),
            denied ? failure.advice() + " Or set includeTags to false." : failure.advice()));
  }
}
