package dev.hydrant.firehose.probe;

import dev.hydrant.firehose.aws.AwsCalls;
import dev.hydrant.firehose.aws.CallerIdentity;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.firehose.aws.StreamPage;
import dev.hydrant.firehose.discover.Workers;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.connector.TestStep;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.permission.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tries each permission in the order in which a scan needs them. */
public final class ConnectionTest {
  /** For all steps together: somebody waits in front of a form. */
  static final long LIMIT_SECONDS = 180;

  private final AwsCalls calls;
  private final Probes probes;
  private final CancelSignal cancel;
  private final Consumer<TestStep> progress;
  private final LongSupplier nanos;
  private final List<TestStep> steps = new ArrayList<>();
  private final Sample sample;
  private final long deadline;

  /**
   * @param probes the optional permissions
   * @param region the one that is read
   */
  public ConnectionTest(AwsCalls calls, Probes probes, String region, Listener listener) {
    this.calls = calls;
    this.probes = probes;
    this.cancel = listener.cancel();
    this.progress = listener.progress();
    this.nanos = listener.nanos();
    this.sample = new Sample(region);
    this.deadline = nanos.getAsLong() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
  }

  /**
   * Who waits for the test.
   *
   * @param progress told each step as it is known
   * @param nanos a clock that only runs forward
   */
  public record Listener(CancelSignal cancel, Consumer<TestStep> progress, LongSupplier nanos) {}

  /**
   * @throws HydrantException on a cancel only
   */
  public List<TestStep> run() {
    try (Workers workers = new Workers(1, cancel)) {
      step(workers, Operation.GET_CALLER_IDENTITY, "", this::identity);
      boolean listed = step(workers, Operation.LIST_DELIVERY_STREAMS, "", this::list);
      further(workers, listed, Feature.STREAMS, Operation.DESCRIBE_DELIVERY_STREAM, this::describe);
      further(workers, listed, Feature.TAGS, Operation.LIST_TAGS, this::tags);
      for (Probe probe : probes.of(sample)) {
        further(workers, listed, probe.feature(), probe.operation(), probe.trial());
      }
      return List.copyOf(steps);
    }
  }

  private void further(
      Workers workers,
      boolean listed,
      Feature feature,
      Operation operation,
      Callable<String> trial) {
    if (!listed) {
      notReached(operation, "Not tried, because ListDeliveryStreams failed.");
    } else {
      step(workers, operation, feature.mandatory() ? "" : feature.purpose(), trial);
    }
  }

  private String identity() {
    CallerIdentity identity = calls.callerIdentity();
    sample.caller(identity.scope("").partition(), identity.account());
    return "Account " + identity.account() + ", as " + identity.arn() + ".";
  }

  private String list() {
    StreamPage page = calls.list(Optional.empty(), 1);
    page.names().stream().findFirst().ifPresent(sample::found);
    return page.names().isEmpty()
        ? "The listing is allowed; there are no delivery streams in this region."
        : "The listing is allowed; the first delivery stream is " + page.names().get(0) + ".";
  }

  private String describe() {
    if (sample.stream().isEmpty()) {
      return "There is no stream to try.";
    }
    calls.describe(sample.streamName()).ifPresent(sample::described);
    return sample.isDescribed()
        ? sample.streamName() + " could be described."
        : sample.streamName() + " was deleted meanwhile; describing is allowed.";
  }

  private String tags() {
    if (sample.stream().isEmpty()) {
      return "There is no stream to try.";
    }
    return calls
        .tags(sample.streamName())
        .map(tags -> sample.streamName() + " has " + tags.size() + " tags.")
        .orElse(sample.streamName() + " was deleted meanwhile; reading tags is allowed.");
  }

  /**
   * @param purpose what will be missing without it; empty when that is said elsewhere
   */
  private boolean step(
      Workers workers, Operation operation, String purpose, Callable<String> trial) {
    long start = nanos.getAsLong();
    if (start > deadline) {
      notReached(operation, "Not tried: the " + LIMIT_SECONDS + " s of a test were over.");
      return false;
    }
    try {
      Optional<String> found =
          workers.await(workers.submit(trial), () -> nanos.getAsLong() > deadline);
      if (found.isPresent()) {
        tell(operation, true, found.get(), "", start);
        return true;
      }
      tell(
          operation,
          false,
          "No answer within the " + LIMIT_SECONDS + " s that a test may take.",
          "Check the network way to " + operation.service().id() + ".",
          start);
    } catch (HydrantException failure) {
      if (failure.code() == ErrorCode.CANCELLED) {
        throw failure;
      }
      tell(operation, false, failure.text(), advice(failure, purpose), start);
    }
    return false;
  }

  private static String advice(HydrantException failure, String purpose) {
    String missing = purpose.isEmpty() ? "" : "Without it a run does not tell " + purpose + ".";
    return (failure.advice() + " " + missing).strip();
  }

  private void tell(
      Operation operation, boolean passed, String message, String advice, long start) {
    long millis = TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - start);
    tell(
        new TestStep(
            operation.awsName(),
            operation.action(),
            mandatory(operation),
            passed,
            true,
            message,
            advice,
            millis));
  }

  private void notReached(Operation operation, String why) {
    tell(
        new TestStep(
            operation.awsName(),
            operation.action(),
            mandatory(operation),
            false,
            false,
            why,
            "",
            0));
  }

  private static boolean mandatory(Operation operation) {
    return Feature.STREAMS.permissions().stream()
        .anyMatch(permission -> permission.action().equals(operation.action()));
  }

  private void tell(TestStep step) {
    steps.add(step);
    progress.accept(step);
  }
}
