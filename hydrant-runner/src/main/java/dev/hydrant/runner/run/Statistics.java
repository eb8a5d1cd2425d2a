package dev.hydrant.runner.run;

import dev.hydrant.model.runner.Outcome;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What a runner process has done since it was started. */
public final class Statistics {
  /** Attempts that ended one way, and how long their children ran. */
  public static final class Ended {
    private final LongAdder count = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    public long count() {
      return count.sum();
    }

    public long nanos() {
      return nanos.sum();
    }
  }

  private final LongAdder reconnects = new LongAdder();
  private final LongAdder chunksLost = new LongAdder();
  private final Map<Outcome, Ended> ended = new ConcurrentHashMap<>();

  /** The server answered again after it had not. */
  public void reconnected() {
    reconnects.increment();
  }

  void ended(Outcome outcome, long nanos, long lostChunks) {
    Ended of = ended(outcome);
    of.count.increment();
    of.nanos.add(nanos);
    chunksLost.add(lostChunks);
  }

  public long reconnects() {
    return reconnects.sum();
  }

  /** Parts of logs that the server never had. */
  public long chunksLost() {
    return chunksLost.sum();
  }

  public Ended ended(Outcome outcome) {
    return ended.computeIfAbsent(outcome, each -> new Ended());
  }
}
