package dev.hydrant.runner;

import dev.hydrant.model.runner.HeartbeatAnswer;
import dev.hydrant.model.runner.HeartbeatRequest;
import dev.hydrant.model.runner.LeasedOrder;
import dev.hydrant.model.work.WorkKind;
import dev.hydrant.model.work.WorkOrder;
import dev.hydrant.runner.run.Attempt;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The attempts that this process holds. */
final class Attempts {
  private final Map<String, Attempt> held = new ConcurrentHashMap<>();
  private final Attempt.Tools tools;
  private final String catalog;
  private final Runnable freed;

  /**
   * @param catalog base of the catalog's API for children
   * @param freed called when a slot becomes free
   */
  Attempts(Attempt.Tools tools, String catalog, Runnable freed) {
    this.tools = tools;
    this.catalog = catalog;
    this.freed = freed;
  }

  /** Starts what was leased; an attempt that is held already came twice and is left alone. */
  void start(LeasedOrder leased) {
    String id = leased.workOrder().runId();
    Attempt before = held.get(id);
    if (before != null && before.held().attempt() >= leased.attempt()) {
      return;
    }
    if (before != null) {
      before.gone();
    }
    Attempt[] self = new Attempt[1];
    Attempt attempt =
        new Attempt(leased, withSink(leased), tools, freed, () -> held.remove(id, self[0]));
    self[0] = attempt;
    held.put(id, attempt);
    attempt.start();
  }

  /** Children that are running. */
  int working() {
    return (int) held.values().stream().filter(Attempt::working).count();
  }

  Collection<Attempt> all() {
    return List.copyOf(held.values());
  }

  List<HeartbeatRequest.HeldRun> forHeartbeat() {
    return held.values().stream().map(Attempt::held).toList();
  }

  /** Attempts whose end the server has not heard of. */
  int untold() {
    return held.size() - working();
  }

  /** Since the longest held lease was renewed; zero without one. */
  Duration leaseAge() {
    return held.values().stream()
        .filter(Attempt::working)
        .map(attempt -> Duration.ofNanos(attempt.leaseAge()))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** By the clock that the attempts count with. */
  long now() {
    return tools.nanoTime().getAsLong();
  }

  void cancel(String runId) {
    Optional.ofNullable(held.get(runId)).ifPresent(Attempt::cancel);
  }

  /**
   * Acts on the server's verdict.
   *
   * @param sentNanos when the heartbeat was sent
   */
  void heed(HeartbeatAnswer.RunVerdict verdict, long sentNanos) {
    Attempt attempt = held.get(verdict.runId());
    if (attempt == null) {
      return;
    }
    switch (verdict.verdict()) {
      case CONTINUE -> attempt.accepted(sentNanos);
      case CANCEL -> {
        attempt.accepted(sentNanos);
        attempt.cancel();
      }
      case GONE -> attempt.gone();
    }
  }

  private WorkOrder withSink(LeasedOrder leased) {
    WorkOrder order = leased.workOrder();
    if (order.kind() != WorkKind.INGEST) {
      return order;
    }
    return new WorkOrder(
        order.protocol(),
        order.runId(),
        leased.attempt(),
        order.kind(),
        order.serviceName(),
        order.connection(),
        order.sourceConfig(),
        order.settings(),
        order.successThreshold(),
        order.raiseOnError(),
        order.debug(),
        Optional.of(new WorkOrder.CatalogSink(catalog, leased.jobToken())),
        order.limits());
  }
}
