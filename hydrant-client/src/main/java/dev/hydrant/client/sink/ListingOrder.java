package dev.hydrant.client.sink;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.HashSet;
import java.util.Set;

/**
 * Lets streams that are worked on in parallel pass one point in the order of the listing, so that
 * what is decided there is the same in every run.
 */
final class ListingOrder {
  private final Set<Long> passed = new HashSet<>();
  private long next;
  private boolean closed;

  /** Waits until every earlier turn has passed. */
  synchronized void await(long turn) {
    while (next != turn) {
      if (closed) {
        throw stopped();
      }
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw stopped();
      }
    }
  }

  /** Lets the turns after this one go on; repeating it does no harm. */
  synchronized void pass(long turn) {
    if (turn < next) {
      return;
    }
    passed.add(turn);
    while (passed.remove(next)) {
      next++;
    }
    notifyAll();
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  private static HydrantException stopped() {
    return new HydrantException(ErrorCode.CANCELLED, "Writing to the catalog was stopped.");
  }
}
