package dev.hydrant.runner.run;

import dev.hydrant.client.runner.LeaseKey;
import dev.hydrant.client.runner.RunnerChannel;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.Secret;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the log of one attempt, each chunk until the server takes it or says that it never will.
 * Used by one thread; any other may {@link #abandon} it.
 */
final class ChunkSender {
  private static final Logger log = LoggerFactory.getLogger(ChunkSender.class);

  private final RunnerChannel channel;
  private final Sessions sessions;
  private final LeaseKey key;
  private final Backoff backoff;
  private volatile boolean abandoned;
  private volatile boolean refused;

  ChunkSender(RunnerChannel channel, Sessions sessions, LeaseKey key, RandomGenerator random) {
    this.channel = channel;
    this.sessions = sessions;
    this.key = key;
    this.backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), random);
  }

  /**
   * @return false when the server will not have it, or nobody waits for it any more
   */
  boolean send(LogChunk chunk) {
    backoff.reset();
    boolean done = false;
    while (!done && !over()) {
      done = trySend(chunk);
    }
    return done;
  }

  /** Nothing more is sent; a thread that sends must be interrupted as well. */
  void abandon() {
    abandoned = true;
  }

  /** Whether nothing more will be sent: abandoned, or refused for good. */
  boolean over() {
    return abandoned || refused;
  }

  private boolean trySend(LogChunk chunk) {
    Secret token = null;
    try {
      token = sessions.token();
      channel.log(token, key, chunk.sequence(), chunk.offset(), chunk.gzip());
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
      abandoned = true;
      Thread.currentThread().interrupt();
    }
  }
}
