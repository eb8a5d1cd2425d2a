package dev.hydrant.simulator.fault;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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

  /** Every operation of every service that was called → how often. */
  public SortedMap<String, Long> calls() {
    SortedMap<String, Long> calls = new TreeMap<>();
    operations.forEach((name, operation) -> calls.put(name, operation.calls()));
    return calls;
  }

  public long throttled(String name) {
    return operation(name).map(OperationSnapshot::throttled).orElse(0L);
  }
}
