package dev.hydrant.firehose.discover;

import dev.hydrant.firehose.discover.StreamOutcome.Failed;
import dev.hydrant.firehose.discover.StreamOutcome.Read;
import dev.hydrant.firehose.discover.StreamOutcome.Undeployed;
import dev.hydrant.firehose.discover.StreamOutcome.Vanished;
import dev.hydrant.firehose.discover.StreamOutcome.Waiting;
import dev.hydrant.firehose.health.HealthSubject;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.sink.MetadataSink;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Describes streams side by side and hands them on one by one in the order of their names. At most
 * a window of them is between the two, so memory does not grow with the account, and a sink that
 * blocks holds up the reading.
 */
final class Describing {
  static final int WINDOW = 256;

  /** A dead endpoint takes half a minute of repetitions for each stream; so many are enough. */
  private static final int UNREACHABLE_TO_STOP = 20;

  private final Workers workers;
  private final StreamReader reader;
  private final MetadataSink sink;
  private final ScanTally tally;
  private final RunEvents events;
  private final Consumer<HealthSubject> described;
  private int unreachableInARow;

  /**
   * @param described told of each stream that was handed on
   */
  Describing(
      Workers workers,
      StreamReader reader,
      MetadataSink sink,
      Consumer<HealthSubject> described,
      ScanContext context) {
    this.workers = workers;
    this.reader = reader;
    this.sink = sink;
    this.described = described;
    this.tally = context.tally();
    this.events = context.events();
  }

  void describe(Collection<String> names, Progress progress) {
    Iterator<String> left = names.iterator();
    Deque<Future<StreamOutcome>> window = new ArrayDeque<>();
    boolean goOn = true;
    while (goOn) {
      while (window.size() < WINDOW && left.hasNext()) {
        String name = left.next();
        window.add(workers.submit(() -> reader.read(name)));
      }
      Future<StreamOutcome> next = window.poll();
      if (next == null) {
        return;
      }
      goOn = take(workers.await(next), names.size());
      progress.at(tally.done());
    }
    window.forEach(pending -> pending.cancel(true));
    tally.failed += names.size() - tally.done();
    progress.at(tally.done());
  }

  /**
   * @return false when going on is pointless
   */
  private boolean take(StreamOutcome outcome, int total) {
    if (outcome instanceof Waiting waiting) {
      return take(waiting.rest().get(), total);
    }
    if (outcome instanceof Failed failed) {
      return failed(failed, total);
    }
    unreachableInARow = 0;
    if (outcome instanceof Read read) {
      read.warnings().forEach(tally::add);
      if (tally.scope.isEmpty() && !read.scan().stream().scope().account().isEmpty()) {
        tally.scope = Optional.of(read.scan().stream().scope());
      }
      sink.put(read.scan());
      described.accept(read.subject());
      tally.described++;
    } else if (outcome instanceof Undeployed left) {
      events.log(
          RunEvents.Level.DEBUG,
          left.name() + " is left out: its status is " + left.status() + ", not ACTIVE.");
      tally.undeployed++;
    } else if (outcome instanceof Vanished gone) {
      events.log(
          RunEvents.Level.DEBUG, gone.name() + " was listed and is gone: deleted meanwhile.");
      tally.vanished++;
    }
    return true;
  }

  private boolean failed(Failed failed, int total) {
    Problem problem = failed.problem();
    boolean unreachable = problem.code() == ErrorCode.AWS_UNREACHABLE;
    unreachableInARow = unreachable ? unreachableInARow + 1 : 0;
    if (failed.concernsAll() || unreachableInARow >= UNREACHABLE_TO_STOP) {
      tally.add(stopped(problem, total));
      tally.failed++;
      return false;
    }
    tally.add(problem);
    tally.failed++;
    return true;
  }

  private Problem stopped(Problem problem, int total) {
    return new Problem(
        Severity.ERROR,
        problem.code(),
        "",
        "Reading stopped after "
            + tally.described
            + " of "
            + total
            + " streams: "
            + problem.message(),
        problem.advice());
  }
}
