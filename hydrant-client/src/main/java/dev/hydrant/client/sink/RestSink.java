package dev.hydrant.client.sink;

import dev.hydrant.client.resolve.AssetResolver;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.sink.MetadataSink;
import dev.hydrant.model.stream.StreamHealth;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes delivery streams and their lineage to a catalog that speaks the OpenMetadata contract.
 * Several are written at once; a full queue blocks the caller. A stream that cannot be written is
 * an error in the report; a catalog that is gone or refuses the token ends the sink.
 */
public final class RestSink implements MetadataSink {
  private static final Logger log = LoggerFactory.getLogger(RestSink.class);
  private static final int WORKERS = 8;
  private static final int QUEUE = 64;
  private static final long GRACE_MILLIS = 5_000;

  /** What has no place in the listing. */
  private static final long NO_TURN = -1;

  /**
   * Something to write about one stream.
   *
   * @param turn the stream's place in the listing
   */
  private record Job(long turn, String stream, Runnable work) {}

  private final StreamWriter writer;
  private final ListingOrder order;
  private final RunEnd end;
  private final AssetResolver resolver;
  private final StreamStatuses statuses;
  private final Tally tally;
  private final List<Thread> workers = new ArrayList<>();

  private final Deque<Job> queue = new ArrayDeque<>();
  private long turns;
  private long taken;
  private long done;
  private boolean stopped;
  private @Nullable HydrantException fatal;

  RestSink(
      WriterAssembly.Parts parts, AssetResolver resolver, StreamStatuses statuses, Tally tally) {
    this.writer = parts.writer();
    this.order = parts.order();
    this.end = parts.end();
    this.resolver = resolver;
    this.statuses = statuses;
    this.tally = tally;
    for (int number = 1; number <= WORKERS; number++) {
      Thread worker = new Thread(this::work, "catalog-" + number);
      worker.setDaemon(true);
      workers.add(worker);
      worker.start();
    }
  }

  /**
   * Connects, makes sure that the service is there, and reads what it holds.
   *
   * @throws HydrantException when the catalog cannot be reached, refuses, or is none
   */
  public static RestSink open(CatalogClient catalog, RestSinkSettings settings, RunEvents events) {
    return new RestSinkWiring(catalog, settings, events).open();
  }

  @Override
  public synchronized void put(StreamScan stream) {
    while (queue.size() >= QUEUE && !ended()) {
      pause();
    }
    check();
    long turn = turns++;
    String name = stream.stream().name();
    statuses.expect(name);
    add(
        new Job(
            turn,
            name,
            () -> {
              writer.write(turn, stream);
              statuses.accept(stream.stream());
            }));
    tally.records.incrementAndGet();
  }

  @Override
  public boolean takesHealth() {
    return statuses.wanted();
  }

  @Override
  public synchronized void health(StreamHealth health) {
    while ((queue.size() >= QUEUE || statuses.expected(health.name())) && !ended()) {
      pause();
    }
    check();
    add(new Job(NO_TURN, health.name(), () -> statuses.write(health)));
  }

  private void add(Job job) {
    queue.addLast(job);
    taken++;
    notifyAll();
  }

  @Override
  public SinkReport finish(ScanReport scan) {
    synchronized (this) {
      while (done < taken && !ended()) {
        pause();
      }
      check();
    }
    return end.finish(scan);
  }

  @Override
  public void close() {
    synchronized (this) {
      stopped = true;
      queue.clear();
      notifyAll();
    }
    order.close();
    long deadline = System.nanoTime() + GRACE_MILLIS * 1_000_000;
    try {
      for (Thread worker : workers) {
        worker.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        worker.interrupt();
      }
    } catch (InterruptedException e) {
      workers.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    } finally {
      resolver.close();
    }
  }

  private void work() {
    Job job = take();
    while (job != null) {
      try {
        job.work().run();
      } catch (HydrantException e) {
        fail(job, e);
      } catch (RuntimeException e) {
        log.debug("Writing {} failed", job.stream(), e);
        fail(
            job,
            new HydrantException(
                ErrorCode.INTERNAL_ERROR,
                "Writing it failed because of a defect: " + e.getClass().getSimpleName() + ".",
                "Run with debug logging and report the stack trace.",
                e));
      } finally {
        finished(job);
      }
      job = take();
    }
  }

  private synchronized @Nullable Job take() {
    while (queue.isEmpty() && !ended()) {
      try {
        wait();
      } catch (InterruptedException e) {
        return null;
      }
    }
    if (ended()) {
      return null;
    }
    Job job = queue.removeFirst();
    notifyAll();
    return job;
  }

  private void finished(Job job) {
    if (job.turn() != NO_TURN) {
      order.pass(job.turn());
      tally.progress();
    }
    synchronized (this) {
      statuses.decided(job.stream());
      done++;
      notifyAll();
    }
  }

  private synchronized void fail(Job job, HydrantException e) {
    tally.failed.incrementAndGet();
    if (!RunNotes.fatal(e)) {
      tally.error(e.code(), job.stream(), e.text(), e.advice());
    } else if (fatal == null) {
      fatal = e;
      order.close();
    }
  }

  private boolean ended() {
    return stopped || fatal != null;
  }

  private void check() {
    if (fatal != null) {
      throw fatal;
    }
    if (stopped) {
      throw new HydrantException(ErrorCode.CANCELLED, "Writing to the catalog was stopped.");
    }
  }

  private void pause() {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HydrantException(ErrorCode.CANCELLED, "Writing to the catalog was stopped.");
    }
  }
}
