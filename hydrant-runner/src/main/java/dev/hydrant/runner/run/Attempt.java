package dev.hydrant.runner.run;

import dev.hydrant.client.runner.LeaseKey;
import dev.hydrant.client.runner.RunnerChannel;
import dev.hydrant.model.run.RunEvents.Level;
import dev.hydrant.model.runner.FinishRequest;
import dev.hydrant.model.runner.HeartbeatRequest.HeldRun;
import dev.hydrant.model.runner.LeasedOrder;
import dev.hydrant.model.runner.RunnerTiming;
import dev.hydrant.model.work.PlainSecrets;
import dev.hydrant.model.work.WorkOrder;
import dev.hydrant.runner.exec.RunExecutor;
import dev.hydrant.runner.exec.RunExecutor.Execution;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One leased attempt: starts the child, watches over it, reports how it ended. Keeps the one rule
 * that no two attempts act at once: when the last accepted heartbeat was sent too long ago, by this
 * process's monotonic clock, the child ends, whatever the reason for the silence.
 */
public final class Attempt {
  private static final Logger log = LoggerFactory.getLogger(Attempt.class);

  /** How often the rules are looked at while a child runs. */
  private static final Duration TICK = Duration.ofMillis(50);

  /**
   * What every attempt of an agent shares.
   *
   * @param plainSecrets whether orders may hold secrets in clear text
   * @param statistics hears of every end
   * @param nanoTime a clock that only goes forward, as {@link System#nanoTime}
   */
  public record Tools(
      String runner,
      boolean plainSecrets,
      RunnerChannel channel,
      Sessions sessions,
      RunExecutor executor,
      Finisher finisher,
      RandomGenerator random,
      Statistics statistics,
      LongSupplier nanoTime) {}

  private final WorkOrder order;
  private final LeaseKey key;
  private final Tools tools;
  private final RunnerTiming timing;
  private final RunReporter reporter;
  private final Heard heard;
  private final AtomicReference<@Nullable StopReason> stop = new AtomicReference<>();
  private final Thread thread;
  private volatile long accepted;
  private volatile long took;
  private volatile boolean confirmed;
  private volatile boolean working = true;
  private volatile boolean givenUp;

  /**
   * @param order what the child gets: the leased order with the sink filled in
   * @param freed called when the child has ended and its slot is free
   * @param ended called when the server has heard the end as well
   */
  public Attempt(LeasedOrder leased, WorkOrder order, Tools tools, Runnable freed, Runnable ended) {
    this.order = order;
    this.key = new LeaseKey(order.runId(), leased.attempt(), leased.leaseToken());
    this.tools = tools;
    this.timing = tools.sessions().timing();
    this.accepted = tools.nanoTime().getAsLong();
    this.reporter = new RunReporter(tools.channel(), tools.sessions(), key, tools.random());
    this.heard = new Heard(reporter, Instant::now);
    this.thread = new Thread(() -> run(freed, ended), "run-" + order.runId());
    this.thread.setDaemon(true);
  }

  public void start() {
    reporter.start();
    thread.start();
  }

  public String runId() {
    return key.runId();
  }

  public HeldRun held() {
    return new HeldRun(key.runId(), key.attempt(), key.leaseToken());
  }

  /** Whether the child is, or will be, running. */
  public boolean working() {
    return working;
  }

  /** The server still counts the attempt as ours, as of a heartbeat sent at this moment. */
  public void accepted(long sentNanos) {
    accepted = sentNanos;
    confirmed = true;
  }

  /** Nanoseconds since the server was last known to count the attempt as ours. */
  public long leaseAge() {
    return tools.nanoTime().getAsLong() - accepted;
  }

  public void cancel() {
    stop(StopReason.CANCELLED);
  }

  /** The runner is ending: give the run back. */
  public void release() {
    stop(StopReason.RELEASED);
  }

  /** The server says that the attempt is not ours: nothing more to tell. */
  public void gone() {
    if (working) {
      stop(StopReason.GONE);
    }
  }

  /** Stops telling the server; an end that was not told stays in the spool. */
  public void giveUp() {
    givenUp = true;
    reporter.abandon();
    thread.interrupt();
  }

  public boolean join(Duration timeout) throws InterruptedException {
    thread.join(Math.max(1, timeout.toMillis()));
    return !thread.isAlive();
  }

  private void run(Runnable freed, Runnable ended) {
    Endings.Facts facts;
    long started = tools.nanoTime().getAsLong();
    try {
      facts = work();
    } finally {
      took = tools.nanoTime().getAsLong() - started;
      working = false;
      freed.run();
    }
    try {
      tell(facts);
    } catch (InterruptedException e) {
      log.warn("Run {}: the runner ended before the server heard its end", key.runId());
    } finally {
      ended.run();
    }
  }

  private Endings.Facts work() {
    heard.say(Level.INFO, "Runner " + tools.runner() + " starts attempt " + key.attempt() + ".");
    log.info(
        "Run {} attempt {} starts: {} of {}",
        key.runId(),
        key.attempt(),
        order.kind(),
        order.serviceName());
    List<String> plain = tools.plainSecrets() ? List.of() : PlainSecrets.in(order);
    if (!plain.isEmpty()) {
      return refused(PlainSecrets.refusal(plain));
    }
    try {
      Execution execution = tools.executor().start(order, heard);
      Optional<Integer> exit = watch(execution);
      execution.clear();
      return Endings.Facts.ended(exit, Optional.ofNullable(stop.get()));
    } catch (IOException | RuntimeException e) {
      log.error("Run {}: the child process could not be started", key.runId(), e);
      return Endings.Facts.notStarted("The child process could not be started.");
    }
  }

  private Endings.Facts refused(String why) {
    log.error("Run {} is refused: {}", key.runId(), why);
    heard.say(Level.ERROR, why);
    return Endings.Facts.refused(why);
  }

  private Optional<Integer> watch(Execution execution) {
    StopLadder ladder = new StopLadder(execution, Duration.ofMillis(timing.grace()));
    long started = tools.nanoTime().getAsLong();
    while (true) {
      try {
        Optional<Integer> exit = execution.await(TICK);
        if (exit.isPresent()) {
          return exit;
        }
      } catch (InterruptedException e) {
        stop(StopReason.RELEASED);
        execution.kill();
      }
      long now = tools.nanoTime().getAsLong();
      rules(started, now);
      StopReason reason = stop.get();
      if (reason != null) {
        ladder.climb(reason, now);
      }
    }
  }

  private void rules(long started, long now) {
    long silence = confirmed ? timing.killAfter() : timing.killUnconfirmedAfter();
    if (now - accepted > TimeUnit.MILLISECONDS.toNanos(silence)) {
      stop(StopReason.CUT_OFF);
    }
    int limit = order.limits().seconds();
    if (limit > 0 && now - started > TimeUnit.SECONDS.toNanos(limit)) {
      stop(StopReason.TIME_LIMIT);
    }
  }

  /** A harder reason replaces a softer one: a cancelled child that is cut off must end at once. */
  private void stop(StopReason reason) {
    StopReason before =
        stop.getAndUpdate(now -> now == null || now.compareTo(reason) < 0 ? reason : now);
    if (before == null) {
      log.info("Run {} attempt {} is stopped: {}", key.runId(), key.attempt(), reason);
    }
  }

  private void tell(Endings.Facts facts) throws InterruptedException {
    if (facts.stop().equals(Optional.of(StopReason.GONE))) {
      reporter.abandon();
      return;
    }
    if (facts.exitCode().isPresent() && heard.report().isEmpty() && facts.stop().isEmpty()) {
      heard.say(Level.ERROR, "The child process ended with exit code " + facts.exitCode().get());
    }
    List<LogChunk> rest = reporter.seal();
    FinishRequest kept = Endings.of(facts, heard, reporter.totals());
    // Before the first try: the server may be away for longer than this process lives.
    tools.finisher().keep(new Spool.Entry(key, kept, rest));
    RunReporter.Totals totals = reporter.close();
    if (givenUp) {
      // Tried once, not waited for.
      Thread.currentThread().interrupt();
    }
    FinishRequest end = Endings.of(facts, heard, totals);
    tools.statistics().ended(end.outcome(), took, totals.chunksLost());
    log.info("Run {} attempt {} has ended: {}", key.runId(), key.attempt(), end.outcome());
    tools.finisher().finish(key, end);
  }
}
