package dev.hydrant.server.web;

import dev.hydrant.catalog.jdbc.Database;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this server can serve: its database answers. The schema is brought up to date before a
 * server listens, so a server that answers at all is past that. However many ask, one question is
 * under way, and nobody waits longer than two seconds.
 */
public final class Readiness implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Readiness.class);
  private static final long PATIENCE_MILLIS = 2_000;

  private final Database database;
  private final ExecutorService asker =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "readiness");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Future<Boolean> asked;

  public Readiness(Database database) {
    this.database = database;
  }

  public boolean ready() {
    try {
      return question().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      log.warn("The database does not answer: {}", String.valueOf(e.getCause()));
      return false;
    } catch (TimeoutException e) {
      log.warn("The database has not answered for {} ms.", PATIENCE_MILLIS);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    asker.shutdownNow();
  }

  private synchronized Future<Boolean> question() {
    Future<Boolean> now = asked;
    if (now == null || now.isDone()) {
      now = asker.submit(database::answers);
      asked = now;
    }
    return now;
  }
}
