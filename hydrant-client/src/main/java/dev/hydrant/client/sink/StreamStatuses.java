package dev.hydrant.client.sink;

import dev.hydrant.client.status.StatusWriter;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.name.Fqn;
import dev.hydrant.model.stream.DeliveryStream;
import dev.hydrant.model.stream.PipelineTask;
import dev.hydrant.model.stream.StreamHealth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets only pipelines that this run brought into the catalog have statuses, and only of the tasks
 * that they have. Thread-safe.
 */
final class StreamStatuses {
  private final Optional<StatusWriter> writer;
  private final String service;
  private final Set<String> expected = new HashSet<>();
  private final Map<String, List<String>> tasks = new HashMap<>();
  // Thousands of streams have the same few steps.
  private final Map<List<String>, List<String>> shared = new HashMap<>();

  /**
   * @param writer absent in a dry run: what a pipeline has that is not there yet cannot be compared
   * @param service raw name of the pipeline service
   */
  StreamStatuses(Optional<StatusWriter> writer, String service) {
    this.writer = writer;
    this.service = service;
  }

  /** Whether statuses are written at all. */
  boolean wanted() {
    return writer.isPresent();
  }

  /** A stream that is to be written. */
  synchronized void expect(String stream) {
    expected.add(stream);
  }

  /** Whether it is not known yet what becomes of the stream. */
  synchronized boolean expected(String stream) {
    return expected.contains(stream);
  }

  /** A stream that was written. */
  synchronized void accept(DeliveryStream stream) {
    List<String> names = stream.tasks().stream().map(PipelineTask::name).toList();
    tasks.put(stream.name(), shared.computeIfAbsent(names, same -> same));
  }

  /** A stream that was written or was not. */
  synchronized void decided(String stream) {
    expected.remove(stream);
  }

  void write(StreamHealth health) {
    List<String> known;
    synchronized (this) {
      known = tasks.get(health.name());
    }
    if (known != null) {
      List<String> names = known;
      writer.ifPresent(each -> each.write(Fqn.of(service, health.name()), health, names));
    }
  }

  /** Puts what the statuses say into the run's account. */
  static final class Told implements StatusWriter.Notes {
    private final Tally tally;
    private final AtomicBoolean told = new AtomicBoolean();

    Told(Tally tally) {
      this.tally = tally;
    }

    @Override
    public void written(int statuses) {
      tally.statusesWritten.addAndGet(statuses);
    }

    /** Why is the connector's to say: it warned when the measures could not be read. */
    @Override
    public void unknown() {
      if (told.compareAndSet(false, true)) {
        tally.info("Streams whose health is not known get no status in the catalog.");
      }
    }

    @Override
    public void warn(ErrorCode code, String stream, String message, String advice) {
      tally.warn(code, stream, message, advice);
    }
  }
}
