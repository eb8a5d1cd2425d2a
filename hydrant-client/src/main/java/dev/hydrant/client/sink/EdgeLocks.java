package dev.hydrant.client.sink;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Makes reading an edge and its ends, and then writing or removing, one step for the streams of
 * this run: one stream never removes the edge that another has just taken over, and of two that
 * leave the same external asset the second always sees that it is the last.
 */
final class EdgeLocks {
  private static final int STRIPES = 256;

  private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

  EdgeLocks() {
    Arrays.setAll(stripes, index -> new ReentrantLock());
  }

  /** Runs the action while nobody else works on an edge with either end. */
  <R> R locked(String fromId, String toId, Supplier<R> action) {
    int from = Math.floorMod(fromId.hashCode(), STRIPES);
    int to = Math.floorMod(toId.hashCode(), STRIPES);
    // Always the lower stripe first, so that two threads never wait for each other.
    ReentrantLock first = stripes[Math.min(from, to)];
    ReentrantLock second = stripes[Math.max(from, to)];
    first.lock();
    try {
      second.lock();
      try {
        return action.get();
      } finally {
        second.unlock();
      }
    } finally {
      first.unlock();
    }
  }
}
