package dev.hydrant.runner.run;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** Lines on their way to the server, bounded: whoever adds waits while it is full. */
final class LogBuffer {
  private static final int LIMIT = 1024 * 1024;

  private final Queue<String> lines = new ArrayDeque<>();
  private int size;
  private boolean unbounded;
  private boolean closed;

  /** Adds a line; after {@link #close} it is dropped. */
  synchronized void add(String line) {
    boolean interrupted = false;
    while (size >= LIMIT && !unbounded && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
        closed = true;
      }
    }
    if (!closed) {
      lines.add(line);
      size += line.length();
      notifyAll();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits until there is enough to send or the time is up.
   *
   * @return false when closed: what is left is the last
   */
  synchronized boolean await(long millis, int enough) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long left = millis;
    while (!closed && size < enough && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
    return !closed;
  }

  /** Takes whole lines up to the limit, at least one if there is any. */
  synchronized String take(int limit) {
    StringBuilder text = new StringBuilder();
    for (String line = lines.peek();
        line != null && (text.isEmpty() || text.length() + line.length() <= limit);
        line = lines.peek()) {
      text.append(lines.remove());
      size -= line.length();
    }
    notifyAll();
    return text.toString();
  }

  /** Nobody waits any more: what still comes is known to be little. */
  synchronized void unbound() {
    unbounded = true;
    notifyAll();
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
