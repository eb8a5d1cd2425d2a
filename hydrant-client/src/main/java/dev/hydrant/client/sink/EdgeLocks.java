package dev.hydrant.client.sink;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Makes reading an edge and then writing or removing it one step for the streams of this run, so
 * that one stream never removes the edge that another has just taken over.
 */
final class EdgeLocks {
  private static final int STRIPES = 64;

  private final Object[] stripes = new Object[STRIPES];

  EdgeLocks() {
    Arrays.setAll(stripes, index -> new Object());
  }

  <R> R locked(String fromId, String toId, Supplier<R> action) {
    synchronized (stripes[Math.floorMod(31 * fromId.hashCode() + toId.hashCode(), STRIPES)]) {
      return action.get();
    }
  }
}
