package dev.hydrant.simulator.fault;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Counts calls while they run. */
public final class Statistics {
  private final Clock clock;
  private final Map<String, Counter> counters = new HashMap<>();
  private int running;
  private int maxRunning;

  public Statistics(Clock clock) {
    this.clock = clock;
  }

  /** How a call ended. */
  public enum Outcome {
    ANSWERED,
    THROTTLED,
    FAILED
  }

  public synchronized void begin(String operation) {
    long now = clock.millis();
    maxRunning = Math.max(maxRunning, ++running);
    Counter counter = counters.computeIfAbsent(operation, absent -> new Counter(now));
    counter.calls++;
    counter.last = now;
    counter.maxRunning = Math.max(counter.maxRunning, ++counter.running);
  }

  public synchronized void end(String operation, Outcome outcome) {
    running--;
    Counter counter = counters.get(operation);
    if (counter == null) {
      return; // begun before a reset
    }
    counter.running = Math.max(0, counter.running - 1);
    if (outcome == Outcome.THROTTLED) {
      counter.throttled++;
    } else if (outcome == Outcome.FAILED) {
      counter.failed++;
    }
  }

  public synchronized StatisticsSnapshot snapshot() {
    Map<String, OperationSnapshot> operations = new HashMap<>();
    counters.forEach((name, counter) -> operations.put(name, counter.snapshot()));
    return new StatisticsSnapshot(operations, maxRunning);
  }

  public synchronized void reset() {
    counters.clear();
    maxRunning = running;
  }

  private static final class Counter {
    private final long first;
    private long last;
    private long calls;
    private long throttled;
    private long failed;
    private int running;
    private int maxRunning;

    Counter(long first) {
      this.first = first;
    }

    OperationSnapshot snapshot() {
      return new OperationSnapshot(calls, throttled, failed, maxRunning, first, last);
    }
  }
}
