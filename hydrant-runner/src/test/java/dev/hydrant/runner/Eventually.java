package dev.hydrant.runner;

import java.util.function.BooleanSupplier;

/** Waits for what happens in other threads and processes. */
final class Eventually {
  private static final long LIMIT = 60_000_000_000L;

  private Eventually() {}

  static void until(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + LIMIT;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not happen that " + what);
      }
      Thread.sleep(5);
    }
  }
}
