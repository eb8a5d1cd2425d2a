package dev.hydrant.runner.run;

import dev.hydrant.client.runner.LeaseKey;
import dev.hydrant.client.runner.RunnerChannel;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.runner.RunProgress;
import dev.hydrant.model.runner.RunnerTiming;
import dev.hydrant.model.workflow.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;
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
  private final AtomicBoolean abandoned = new AtomicBoolean();
  private final Thread thread;
  private final Backoff backoff;
  private final RunnerTiming timing;
  private long sequence;
  private long offset;
  private long sent;
  private long lost;
  private boolean refused;
  private long lastProgress;

  RunReporter(RunnerChannel channel, Sessions sessions, LeaseKey key, RandomGenerator random) {
    this.channel = channel;
    this.sessions = sessions;
    this.key = key;
    this.timing = sessions.timing();
    this.backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), random);
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

  void progress(RunProgress newest) {
    progress.set(newest);
  }

  /** Nothing that is not sent yet will be: the attempt is lost, or the runner is ending. */
  void abandon() {
    abandoned.set(true);
    buffer.close();
    thread.interrupt();
  }

  /** Sends what is left and waits for it, however long the server is away, unless abandoned. */
  Totals close() throws InterruptedException {
    buffer.close();
    thread.join();
    return new Totals(sent, lost);
  }

  private void work() {
    boolean more = true;
    while (more) {
      try {
        more = buffer.await(timing.logFlush(), timing.logFlushBytes());
      } catch (InterruptedException e) {
        more = false;
      }
      String text = buffer.take(timing.logFlushBytes());
      while (!text.isEmpty()) {
        chunk(text);
        text = buffer.take(timing.logFlushBytes());
      }
      sendProgress();
    }
  }

  private void chunk(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] compressed = gzip(bytes);
    backoff.reset();
    boolean done = false;
    while (!done && !refused && !abandoned.get()) {
      done = trySend(compressed);
    }
    if (done) {
      sent++;
    } else {
      lost++;
    }
    sequence++;
    offset += bytes.length;
  }

  private boolean trySend(byte[] compressed) {
    Secret token = null;
    try {
      token = sessions.token();
      channel.log(token, key, sequence, offset, compressed);
      return true;
    } catch (HydrantException e) {
      refused = isFinal(e.code());
      if (refused) {
        log.warn("Run {}: the rest of the log is lost: {}", key.runId(), e.text());
      } else {
        if (token != null && e.code() == ErrorCode.TOKEN_REFUSED) {
          sessions.refused(token);
        }
        pause(e);
      }
      return false;
    }
  }

  /** The server knows the chunk and will not have it: another attempt holds the run, or full. */
  private static boolean isFinal(ErrorCode code) {
    return code == ErrorCode.LEASE_LOST
        || code == ErrorCode.REQUEST_TOO_LARGE
        || code == ErrorCode.CATALOG_REFUSED;
  }

  private void pause(HydrantException e) {
    log.debug("Run {}: a log chunk was not taken, trying again", key.runId(), e);
    try {
      Thread.sleep(backoff.next().toMillis());
    } catch (InterruptedException interrupted) {
      abandoned.set(true);
    }
  }

  private void sendProgress() {
    long now = System.nanoTime();
    if (now - lastProgress < TimeUnit.MILLISECONDS.toNanos(timing.progress())) {
      return;
    }
    RunProgress newest = progress.getAndSet(null);
    if (newest == null || refused || abandoned.get()) {
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
