package dev.hydrant.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Plays a fault plan: counts down what has a count, draws from the seed what has a share. */
public final class FaultInjector {
  private final Random random;
  private final List<Pending> pending;

  public FaultInjector(FaultPlan plan, long seed) {
    this.random = new Random(seed);
    this.pending = new ArrayList<>(plan.faults().stream().map(Pending::new).toList());
  }

  public synchronized Optional<FaultKind> next(String operation, String region, String resource) {
    for (Pending candidate : pending) {
      if (candidate.fault.concerns(operation, region, resource) && strikes(candidate)) {
        return Optional.of(candidate.fault.kind());
      }
    }
    return Optional.empty();
  }

  private boolean strikes(Pending candidate) {
    if (candidate.left == 0) {
      return false;
    }
    double probability = candidate.fault.probability();
    if (probability < 1 && random.nextDouble() >= probability) {
      return false;
    }
    if (candidate.left != Fault.ALWAYS) {
      candidate.left--;
    }
    return true;
  }

  private static final class Pending {
    private final Fault fault;
    private int left;

    Pending(Fault fault) {
      this.fault = fault;
      this.left = fault.times();
    }
  }
}
