package dev.hydrant.model.run;

import java.util.ArrayList;
import java.util.List;

/** Collects problems, bounded: past the limit they are counted. Thread-safe. */
public final class Problems {
  /** How many are kept in full. */
  public static final int LIMIT = 1_000;

  private final List<Problem> kept = new ArrayList<>();
  private long dropped;

  public synchronized void add(Problem problem) {
    if (kept.size() < LIMIT) {
      kept.add(problem);
    } else {
      dropped++;
    }
  }

  public synchronized List<Problem> kept() {
    return List.copyOf(kept);
  }

  public synchronized long dropped() {
    return dropped;
  }
}
