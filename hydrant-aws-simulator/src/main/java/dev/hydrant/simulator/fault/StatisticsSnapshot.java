package dev.hydrant.simulator.fault;

import java.util.Map;
import java.util.Optional;

/** All that was counted since the start or the last reset. */
public record StatisticsSnapshot(Map<String, OperationSnapshot> operations, int maxConcurrency) {
  public StatisticsSnapshot {
    operations = Map.copyOf(operations);
  }

  public Optional<OperationSnapshot> operation(String name) {
    return Optional.ofNullable(operations.get(name));
  }

  public long calls(String name) {
    return operation(name).map(OperationSnapshot::calls).orElse(0L);
  }

  public long throttled(String name) {
    return operation(name).map(OperationSnapshot::throttled).orElse(0L);
  }
}
