package dev.hydrant.server.run.desk;

import dev.hydrant.catalog.run.AttemptKey;
import dev.hydrant.catalog.run.Ending;
import dev.hydrant.catalog.run.LeasedRun;
import dev.hydrant.catalog.run.RunEndings;
import dev.hydrant.catalog.run.RunQueue;
import dev.hydrant.catalog.run.Runners;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.runner.LeaseAnswer;
import dev.hydrant.model.runner.LeaseRequest;
import dev.hydrant.model.runner.LeasedOrder;
import dev.hydrant.model.runner.Outcome;
import dev.hydrant.model.workflow.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where runners wait for work. A waiting runner holds neither a thread nor a connection to the
 * database: it is a future in a map, looked at when somebody says that there is work.
 */
public final class LeaseDesk {
  private static final Logger log = LoggerFactory.getLogger(LeaseDesk.class);
  private static final LeaseAnswer NOTHING = new LeaseAnswer(List.of(), List.of());

  private static final class Waiter {
    private final RunQueue.Asker asker;
    private final CompletableFuture<LeaseAnswer> answer = new CompletableFuture<>();

    Waiter(RunQueue.Asker asker) {
      this.asker = asker;
    }

    RunQueue.Asker asker() {
      return asker;
    }

    CompletableFuture<LeaseAnswer> answer() {
      return answer;
    }
  }

  private final Map<String, Waiter> waiting = new ConcurrentHashMap<>();
  private final RunQueue queue;
  private final RunEndings endings;
  private final WorkOrders orders;
  private final long waitMillis;
  private final Consumer<String> ended;

  /**
   * @param ended hears of runs that could not be ordered and have failed
   */
  public LeaseDesk(
      RunQueue queue,
      RunEndings endings,
      WorkOrders orders,
      long waitMillis,
      Consumer<String> ended) {
    this.queue = queue;
    this.endings = endings;
    this.orders = orders;
    this.waitMillis = waitMillis;
    this.ended = ended;
  }

  /**
   * Answers at once when there is work, else when there is, else with nothing when time is up.
   * Cancelling the future takes the question back.
   */
  public CompletableFuture<LeaseAnswer> ask(Runners.Session session, LeaseRequest request) {
    RunQueue.Asker asker =
        new RunQueue.Asker(
            session.runner(),
            session.instance(),
            request.requestId(),
            Math.max(0, Math.min(request.freeSlots(), session.slots())));
    Waiter waiter = new Waiter(asker);
    // Registered before the first look: work that comes in between wakes it.
    Waiter before = waiting.put(asker.instance(), waiter);
    if (before != null) {
      // One process asks one question at a time: the older one's connection is dead.
      answer(before, NOTHING);
    }
    serve(waiter);
    var unused =
        waiter
            .answer()
            .completeOnTimeout(NOTHING, waitMillis, TimeUnit.MILLISECONDS)
            .whenComplete((answer, failure) -> waiting.remove(asker.instance(), waiter));
    return waiter.answer();
  }

  /** There may be work for these runners. */
  public void wake(Set<String> runners) {
    waiting.values().stream()
        .filter(waiter -> runners.contains(waiter.asker().runner()))
        .forEach(this::serve);
  }

  /** Somebody has asked for a run to stop: its process hears it now, if it is asking here. */
  public void cancel(String instance, String runId) {
    Optional.ofNullable(waiting.get(instance))
        .ifPresent(waiter -> answer(waiter, new LeaseAnswer(List.of(), List.of(runId))));
  }

  /** Whether anybody waits here. */
  public boolean idle() {
    return waiting.isEmpty();
  }

  /** Sends everybody away. */
  public void close() {
    waiting.values().forEach(waiter -> answer(waiter, NOTHING));
  }

  /** Not while the waiter is being served: what was leased for it would be lost. */
  private static void answer(Waiter waiter, LeaseAnswer answer) {
    synchronized (waiter) {
      waiter.answer().complete(answer);
    }
  }

  private void serve(Waiter waiter) {
    synchronized (waiter) {
      if (waiter.answer().isDone()) {
        return;
      }
      try {
        serve(waiter, queue.lease(waiter.asker()));
      } catch (RuntimeException e) {
        waiter.answer().completeExceptionally(e);
      }
    }
  }

  private void serve(Waiter waiter, List<LeasedRun> leased) {
    List<LeasedOrder> ordered =
        leased.stream().map(this::ordered).flatMap(Optional::stream).toList();
    if (!ordered.isEmpty() && !waiter.answer().complete(new LeaseAnswer(ordered, List.of()))) {
      // Its time ran out at this very moment; it will ask anew.
      leased.forEach(this::giveBack);
    }
  }

  private void giveBack(LeasedRun leased) {
    endings.finish(
        AttemptKey.of(leased.run().id(), leased.run().attempt(), leased.leaseToken()),
        new Ending(Outcome.RELEASED, "", true, Optional.empty(), Optional.empty(), 0));
  }

  private Optional<LeasedOrder> ordered(LeasedRun leased) {
    String id = leased.run().id();
    int attempt = leased.run().attempt();
    Secret lease = leased.leaseToken();
    try {
      return Optional.of(
          new LeasedOrder(orders.order(leased.run()), attempt, lease, leased.jobToken()));
    } catch (HydrantException e) {
      log.warn("Run {} cannot be carried out: {}", id, e.text());
      endings.fail(AttemptKey.of(id, attempt, lease), e.text());
      ended.accept(id);
      return Optional.empty();
    }
  }
}
