package dev.hydrant.firehose.producer;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.firehose.discover.Failures;
import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.RunEvents.Level;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calls of one reader in one scan; what fails becomes a gap. Thread-safe. */
final class Inquiry {
  private final ProducerReader reader;
  private final AwsScope scope;
  private final AwsClients clients;
  private final ScanContext context;
  private final Gaps gaps;
  private final Set<Operation> answered = ConcurrentHashMap.newKeySet();

  /**
   * @param scope of the streams that are read
   */
  Inquiry(ProducerReader reader, AwsScope scope, AwsClients clients, ScanContext context) {
    this.reader = reader;
    this.scope = scope;
    this.clients = clients;
    this.context = context;
    this.gaps = new Gaps(reader.feature(), context);
  }

  AwsScope scope() {
    return scope;
  }

  AwsClients clients() {
    return clients;
  }

  Gaps gaps() {
    return gaps;
  }

  /**
   * @return empty when it fails, now or so often before that it is not tried again; then there is a
   *     gap
   */
  <T> Optional<T> ask(Operation operation, Supplier<T> call) {
    if (gaps.givenUp(operation)) {
      return Optional.empty();
    }
    try {
      return Optional.of(tried(operation, call));
    } catch (HydrantException failure) {
      gaps.failed(operation, failure);
      return Optional.empty();
    }
  }

  /** Reads a listing to its end; when that is not reached, there is a gap. */
  <T> void readAll(Pages<T> pages) {
    if (gaps.givenUp(pages.operation())) {
      return;
    }
    try {
      if (!readSome(pages)) {
        gaps.cut(pages.operation(), "more than " + pages.most() + " pages");
      }
    } catch (HydrantException failure) {
      gaps.failed(pages.operation(), failure);
    }
  }

  /**
   * Reads a listing as far as its number of pages allows.
   *
   * @return whether that was all
   * @throws HydrantException when a page cannot be read
   */
  <T> boolean readSome(Pages<T> pages) {
    Set<String> tokens = new HashSet<>();
    @Nullable String token = null;
    for (int page = 0; page < pages.most(); page++) {
      @Nullable String from = token;
      T answer = tried(pages.operation(), () -> pages.page().apply(from));
      pages.take().accept(answer);
      token = pages.next().apply(answer);
      if (token == null || token.isEmpty()) {
        return true;
      }
      if (!tokens.add(token)) {
        throw new HydrantException(
            ErrorCode.AWS_ANSWER_UNEXPECTED,
            pages.operation().action() + " repeats a page instead of going on.",
            "If an endpoint is configured, check the paging of what answers there.");
      }
    }
    return false;
  }

  /**
   * Says that another way is taken, which gives the same.
   *
   * @throws HydrantException the failure itself, when nothing more can be read at all
   */
  void detour(HydrantException failure, String way) {
    if (Failures.endsTheScan(failure)) {
      throw failure;
    }
    context.events().log(Level.INFO, failure.text() + " " + way);
  }

  FeatureState state() {
    return gaps.state(reader.telling().stream().anyMatch(answered::contains));
  }

  private <T> T tried(Operation operation, Supplier<T> call) {
    context.cancel().check();
    T answer = clients.call(operation, call);
    answered.add(operation);
    return answer;
  }
}
