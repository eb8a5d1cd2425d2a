package dev.hydrant.runner.run;

import dev.hydrant.client.runner.LeaseKey;
import dev.hydrant.client.runner.RunnerChannel;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.runner.FinishRequest;
import dev.hydrant.model.workflow.Secret;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the server how an attempt ended, until the server has heard it or does not want it. */
public final class Finisher {
  private static final Logger log = LoggerFactory.getLogger(Finisher.class);

  private final RunnerChannel channel;
  private final Sessions sessions;
  private final Spool spool;
  private final RandomGenerator random;

  public Finisher(RunnerChannel channel, Sessions sessions, Spool spool, RandomGenerator random) {
    this.channel = channel;
    this.sessions = sessions;
    this.spool = spool;
    this.random = random;
  }

  /** Keeps an end before it is told, so that it outlives this process. */
  void keep(Spool.Entry entry) {
    spool.keep(entry);
  }

  /** Tells what earlier processes have kept, each with the rest of its log. */
  public void tellKept() {
    spool.left().forEach(this::tell);
  }

  /**
   * Returns when the server knows the end. Interrupting gives up; what was kept stays for the next
   * process.
   */
  void finish(LeaseKey key, FinishRequest request) {
    // The server may be away for long, and no work waits for this: slow down to half a minute.
    Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30), random);
    boolean waiting = true;
    while (waiting) {
      waiting = !delivered(key, request) && paused(backoff);
    }
  }

  private void tell(Spool.Entry entry) {
    ChunkSender sender = new ChunkSender(channel, sessions, entry.key(), random);
    for (LogChunk chunk : entry.log()) {
      sender.send(chunk);
    }
    if (!Thread.currentThread().isInterrupted()) {
      finish(entry.key(), entry.request());
    }
  }

  private boolean delivered(LeaseKey key, FinishRequest request) {
    Secret token = null;
    try {
      token = sessions.token();
      channel.finish(token, key, request);
      spool.forget(key);
      return true;
    } catch (HydrantException e) {
      return e.code() == ErrorCode.TOKEN_REFUSED
          ? renewed(token)
          : !e.code().retryable() && e.code() != ErrorCode.CANCELLED && unwanted(key, e);
    }
  }

  private boolean renewed(@org.jspecify.annotations.Nullable Secret token) {
    if (token != null) {
      sessions.refused(token);
    }
    return false;
  }

  private boolean unwanted(LeaseKey key, HydrantException e) {
    log.warn(
        "The end of run {} attempt {} was not taken: {}", key.runId(), key.attempt(), e.text());
    spool.forget(key);
    return true;
  }

  private static boolean paused(Backoff backoff) {
    try {
      Thread.sleep(backoff.next().toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
