package dev.hydrant.firehose.discover;

import dev.hydrant.firehose.aws.AwsCalls;
import dev.hydrant.firehose.aws.CallerIdentity;
import dev.hydrant.firehose.aws.StreamPage;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.connector.TestStep;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tries each permission in the order in which a scan needs them. */
public final class ConnectionTest {
  private static final String IDENTITY = "GetCallerIdentity";
  private static final String LIST = "ListDeliveryStreams";
  private static final String DESCRIBE = "DescribeDeliveryStream";
  private static final String TAGS = "ListTagsForDeliveryStream";

  private final AwsCalls calls;
  private final CancelSignal cancel;
  private final Consumer<TestStep> progress;
  private final LongSupplier nanos;
  private final List<TestStep> steps = new ArrayList<>();

  public ConnectionTest(
      AwsCalls calls, CancelSignal cancel, Consumer<TestStep> progress, LongSupplier nanos) {
    this.calls = calls;
    this.cancel = cancel;
    this.progress = progress;
    this.nanos = nanos;
  }

  /**
   * @throws HydrantException on a cancel only
   */
  public List<TestStep> run() {
    try (Workers workers = new Workers(1, cancel)) {
      step(workers, IDENTITY, false, this::identity);
      List<String> first = new ArrayList<>();
      if (step(workers, LIST, true, () -> list(first))) {
        step(workers, DESCRIBE, true, () -> describe(first));
        step(workers, TAGS, false, () -> tags(first));
      } else {
        notReached(DESCRIBE, true);
        notReached(TAGS, false);
      }
      return List.copyOf(steps);
    }
  }

  private String identity() {
    CallerIdentity identity = calls.callerIdentity();
    return "Account " + identity.account() + ", as " + identity.arn() + ".";
  }

  private String list(List<String> first) {
    StreamPage page = calls.list(Optional.empty(), 1);
    first.addAll(page.names());
    return page.names().isEmpty()
        ? "The listing is allowed; there are no delivery streams in this region."
        : "The listing is allowed; the first delivery stream is " + page.names().get(0) + ".";
  }

  private String describe(List<String> first) {
    if (first.isEmpty()) {
      return "There is no stream to try.";
    }
    return calls.describe(first.get(0)).isPresent()
        ? first.get(0) + " could be described."
        : first.get(0) + " was deleted meanwhile; describing is allowed.";
  }

  private String tags(List<String> first) {
    if (first.isEmpty()) {
      return "There is no stream to try.";
    }
    return calls
        .tags(first.get(0))
        .map(tags -> first.get(0) + " has " + tags.size() + " tags.")
        .orElse(first.get(0) + " was deleted meanwhile; reading tags is allowed.");
  }

  private boolean step(Workers workers, String name, boolean mandatory, Callable<String> trial) {
    long start = nanos.getAsLong();
    TestStep step;
    try {
      String found = workers.call(trial);
      step =
          new TestStep(
              name, permission(name), mandatory, true, true, found, "", millisSince(start));
    } catch (HydrantException failure) {
      if (failure.code() == ErrorCode.CANCELLED) {
        throw failure;
      }
      step =
          new TestStep(
              name,
              permission(name),
              mandatory,
              false,
              true,
              failure.text(),
              failure.advice(),
              millisSince(start));
    }
    tell(step);
    return step.passed();
  }

  private void notReached(String name, boolean mandatory) {
    tell(
        new TestStep(
            name,
            permission(name),
            mandatory,
            false,
            false,
            "Not tried, because " + LIST + " failed.",
            "",
            0));
  }

  private static String permission(String step) {
    return (step.equals(IDENTITY) ? "sts:" : "firehose:") + step;
  }

  private void tell(TestStep step) {
    steps.add(step);
    progress.accept(step);
  }

  private long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - start);
  }
}
