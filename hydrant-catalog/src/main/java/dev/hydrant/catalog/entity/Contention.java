package dev.hydrant.catalog.entity;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Several writers of one entity: whoever was overtaken computes its change again. On SQLite they
 * queue for the one writer anyway; on PostgreSQL they would overtake each other for ever if they
 * did not wait for different, growing times. No connection is held meanwhile.
 */
final class Contention {
  static final int ATTEMPTS = 20;

  private static final int MILLIS = 5;

  private Contention() {}

  /** Waits before another attempt; the first is made at once. */
  static void before(int attempt) {
    if (attempt == 0) {
      return;
    }
    try {
      TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(attempt * MILLIS) + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw EntityStore.busy("the entity");
    }
  }
}
