package dev.hydrant.runner.run;

import dev.hydrant.client.runner.LeaseKey;
import dev.hydrant.client.runner.RunnerChannel;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.runner.RunProgress;
import dev.hydrant.model.runner.RunnerTiming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the log and the progress of one attempt, on a thread of its own. Lines gather for half a
 * second or 64 KiB; a chunk is sent until the server takes it or says that it never will. When the
 * server is away, the buffer fills and whoever writes the log waits.
 */
final class RunReporter {
  private static final Logger log = LoggerFactory.getLogger(RunReporter.class);

  /** What became of the log. */
  record Totals(long chunksSent, long chunksLost) {}

  private final RunnerChannel channel;
  private final Sessions sessions;
  private final LeaseKey key;
  private final LogBuffer buffer = new LogBuffer();
  private final AtomicReference<RunProgress> progress = new AtomicReference<>();
  private final ChunkSender sender;
  private final Thread thread;
  private final RunnerTiming timing;
  private final Deque<LogChunk> pending = new ArrayDeque<>();
  private long sequence;
  private long offset;
  private long sent;
  private long lost;
  private long lastProgress;

  RunReporter(RunnerChannel channel, Sessions sessions, LeaseKey key, RandomGenerator random) {
    this.channel = channel;
    this.sessions = sessions;
    this.key = key;
    this.timing = sessions.timing();
    this.sender = new ChunkSender(channel, sessions, key, random);
    this.lastProgress = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(timing.progress());
    this.thread = new Thread(this::work, "run-" + key.runId() + "-reporter");
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Adds a line; waits while the buffer is full. */
  void line(String line) {
    buffer.add(line);
  }

  /** The child has ended: what it has said is little and must be heard, its report above all. */
  void hurry() {
    buffer.unbound();
  }

  void progress(RunProgress newest) {
    progress.set(newest);
  }

  /** Nothing that is not sent yet will be: the attempt is lost, or the runner is ending. */
  void abandon() {
    sender.abandon();
    buffer.close();
    thread.interrupt();
  }

  /**
   * Takes no more lines.
   *
   * @return what the server has not taken yet, in order; sending goes on
   */
  synchronized List<LogChunk> seal() {
    buffer.close();
    cut();
    return List.copyOf(pending);
  }

  /** Sends what is left and waits for it, however long the server is away, unless abandoned. */
  Totals close() throws InterruptedException {
    buffer.close();
    thread.join();
    return totals();
  }

  /** As if everything that is left will be taken. */
  synchronized Totals totals() {
    return new Totals(sent + pending.size(), lost);
  }

  private void work() {
    boolean more = true;
    while (more) {
      try {
        more = buffer.await(timing.logFlush(), timing.logFlushBytes());
      } catch (InterruptedException e) {
        more = false;
      }
      cut();
      for (LogChunk next = first(); next != null; next = first()) {
        sent(sender.send(next));
      }
      sendProgress();
    }
  }

  /** Makes chunks of what has been said; while one cannot be sent, only the buffer grows. */
  private synchronized void cut() {
    String text = buffer.take(timing.logFlushBytes());
    while (!text.isEmpty()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      pending.addLast(new LogChunk(sequence, offset, gzip(bytes)));
      sequence++;
      offset += bytes.length;
      text = buffer.take(timing.logFlushBytes());
    }
  }

  private synchronized @Nullable LogChunk first() {
    return pending.peekFirst();
  }

  private synchronized void sent(boolean taken) {
    pending.removeFirst();
    if (taken) {
      sent++;
    } else {
      lost++;
    }
  }

  private void sendProgress() {
    long now = System.nanoTime();
    if (now - lastProgress < TimeUnit.MILLISECONDS.toNanos(timing.progress())) {
      return;
    }
    RunProgress newest = progress.getAndSet(null);
    if (newest == null || sender.over()) {
      return;
    }
    lastProgress = now;
    try {
      channel.progress(sessions.token(), key, newest);
    } catch (HydrantException e) {
      // The next one replaces it; the end of the run says the rest.
      log.debug("Run {}: a progress report was not taken", key.runId(), e);
    }
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toByteArray();
  }
}
