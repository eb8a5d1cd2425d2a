package dev.hydrant.firehose.discover;

import dev.hydrant.firehose.health.HealthReader;
import dev.hydrant.firehose.health.HealthSubject;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.RunEvents.Level;
import dev.hydrant.model.sink.MetadataSink;
import dev.hydrant.model.stream.StreamHealth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * After the last stream was described: reads the health of all and hands it on, stream by stream. A
 * few calls of CloudWatch are under way at once, so memory does not grow with the account.
 */
final class HealthStage {
  /** Enough to read and hand on at the same time; each takes some megabytes. */
  private static final int WINDOW = 3;

  private final FeatureState unread;
  private final Optional<HealthReader> reader;
  private final MetadataSink sink;
  private final Workers workers;
  private final ScanContext context;
  private final List<HealthSubject> subjects = new ArrayList<>();

  HealthStage(
      Optional<HealthReader> reader, MetadataSink sink, Workers workers, ScanContext context) {
    this.unread = reader.isPresent() ? FeatureState.NOT_NEEDED : FeatureState.OFF;
    this.reader = reader.filter(wanted -> sink.takesHealth());
    this.sink = sink;
    this.workers = workers;
    this.context = context;
  }

  /** Keeps a stream in mind that was handed to the sink. */
  void add(HealthSubject subject) {
    if (reader.isPresent()) {
      subjects.add(subject);
    }
  }

  /**
   * @param timed runs the stage and notes how long it took
   * @throws dev.hydrant.model.error.HydrantException on a cancel
   */
  void run(Consumer<Supplier<Boolean>> timed) {
    if (reader.isPresent() && !subjects.isEmpty()) {
      timed.accept(() -> read(reader.get()));
    }
  }

  /** What became of it; asked after {@link #run}. */
  FeatureState state() {
    return reader.map(HealthReader::state).orElse(unread);
  }

  private Boolean read(HealthReader health) {
    context
        .events()
        .log(
            Level.INFO,
            "Reading the health of "
                + subjects.size()
                + " delivery streams, "
                + health.lookBack()
                + ".");
    Progress progress =
        new Progress(context.events(), context.ticker(), HealthReader.FEATURE, subjects.size());
    Iterator<List<HealthSubject>> left = health.parts(subjects).iterator();
    Deque<Future<List<StreamHealth>>> window = new ArrayDeque<>();
    long done = 0;
    do {
      while (window.size() < WINDOW && left.hasNext()) {
        List<HealthSubject> part = left.next();
        window.add(workers.submit(() -> health.read(part)));
      }
      List<StreamHealth> healths = workers.await(window.remove());
      healths.forEach(sink::health);
      done += healths.size();
      progress.at(done);
    } while (!window.isEmpty());
    health.warning().ifPresent(context::add);
    return health.warning().isEmpty();
  }
}
