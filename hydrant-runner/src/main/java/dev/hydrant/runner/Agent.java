package dev.hydrant.runner;

import dev.hydrant.client.runner.RunnerChannel;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.runner.LeaseAnswer;
import dev.hydrant.runner.exec.RunExecutor;
import dev.hydrant.runner.run.Attempt;
import dev.hydrant.runner.run.Finisher;
import dev.hydrant.runner.run.Spool;
import dev.hydrant.runner.run.Statistics;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A runner process. Threads: one holds the question for work open, one sends heartbeats, and each
 * attempt has two, one that watches its child and one that sends its log.
 */
public final class Agent implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Agent.class);

  /** How long a stopping runner tries to tell the ends of its runs; the spool keeps the rest. */
  private static final Duration LAST_REPORTS = Duration.ofSeconds(5);

  /** How long a stopping runner tries to tell that it takes no more. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final RunnerSettings settings;
  private final RunnerSession session;
  private final Attempts attempts;
  private final LeaseLoop leases;
  private final HeartbeatLoop heartbeats;
  private final Finisher finisher;
  private final Statistics statistics = new Statistics();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile boolean keptTold;
  private volatile boolean answered;
  private final Thread leaseThread;
  private final Thread heartbeatThread;
  private final Thread spoolThread;

  public Agent(RunnerSettings settings, RunnerChannel channel, RunExecutor executor) {
    this(settings, channel, executor, System::nanoTime);
  }

  /** For tests, with a clock of their own. */
  Agent(
      RunnerSettings settings, RunnerChannel channel, RunExecutor executor, LongSupplier nanoTime) {
    SecureRandom random = new SecureRandom();
    this.settings = settings;
    this.session = new RunnerSession(channel, settings, UUID.randomUUID().toString());
    this.finisher = new Finisher(channel, session, new Spool(settings.spool()), random);
    Attempt.Tools tools =
        new Attempt.Tools(
            settings.name(),
            settings.place().inServer(),
            channel,
            session,
            executor,
            finisher,
            random,
            statistics,
            nanoTime);
    this.attempts = new Attempts(tools, catalog(settings), this::slotFreed);
    this.leases = new LeaseLoop(channel, session, this::freeSlots, this::take, random);
    this.heartbeats = new HeartbeatLoop(channel, session, attempts, settings.slots(), random);
    this.leaseThread = thread("lease", this::lease);
    this.heartbeatThread = thread("heartbeat", heartbeats::run);
    this.spoolThread = thread("spool", this::tellKept);
  }

  /** Starts and returns at once; registration goes on in the background until it succeeds. */
  public void start() {
    spoolThread.start();
    leaseThread.start();
    heartbeatThread.start();
  }

  /** Whether the server has accepted this runner, and has answered it of late. */
  public boolean connected() {
    return session.open() && heartbeats.heard();
  }

  /** Children under way. */
  public int working() {
    return attempts.working();
  }

  /** Runs whose children have ended, and whose end the server has not heard of. */
  public int untold() {
    return attempts.untold();
  }

  /** Runs that it takes at once. */
  public int slots() {
    return settings.slots();
  }

  /** Since the longest held lease was renewed; zero while none is held. */
  public Duration leaseAge() {
    return attempts.leaseAge();
  }

  public Statistics statistics() {
    return statistics;
  }

  /**
   * Ends when the runner has ended; exceptionally, with a {@link HydrantException}, when the server
   * will never have it: its token is revoked, or its protocol too old.
   */
  public CompletableFuture<Void> ended() {
    return ended.copy();
  }

  /** Waits for the children as long as the server has said at registration, then gives back. */
  @Override
  public void close() {
    stop(Duration.ofMillis(session.timing().drain()));
  }

  /** Takes no more work, waits for the children, gives back what is not done by then. */
  public void stop(Duration drain) {
    leases.drain();
    try {
      heartbeats.leave(FAREWELL);
      await(drain);
      leases.stop();
      attempts.all().forEach(Attempt::release);
      await(Duration.ofMillis(2 * session.timing().grace()).plusSeconds(1));
      lastReports();
    } catch (InterruptedException e) {
      attempts.all().forEach(Attempt::giveUp);
      Thread.currentThread().interrupt();
    }
    heartbeats.stop();
    spoolThread.interrupt();
    ended.complete(null);
  }

  private void lease() {
    try {
      leases.run();
    } catch (HydrantException e) {
      log.error("Runner {} ends: {}", settings.name(), e.text());
      ended.completeExceptionally(e);
    }
  }

  private void take(LeaseAnswer answer) {
    answered = true;
    if (leases.failures() > 0) {
      statistics.reconnected();
    }
    answer.orders().forEach(attempts::start);
    answer.cancel().forEach(attempts::cancel);
    if (!answer.orders().isEmpty()) {
      heartbeats.soon();
    }
  }

  /**
   * None in the first question that is answered while a predecessor's ends are being told: the runs
   * that they end may be waiting, and would be done again.
   */
  private int freeSlots() {
    return keptTold || answered ? settings.slots() - attempts.working() : 0;
  }

  private void tellKept() {
    finisher.tellKept();
    keptTold = true;
    slotFreed();
  }

  private void slotFreed() {
    leases.slotFreed();
  }

  private void await(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (attempts.working() > 0 && System.nanoTime() < end) {
      Thread.sleep(20);
    }
  }

  private void lastReports() throws InterruptedException {
    long end = System.nanoTime() + LAST_REPORTS.toNanos();
    for (Attempt attempt : attempts.all()) {
      if (!attempt.join(Duration.ofNanos(end - System.nanoTime()))) {
        attempt.giveUp();
      }
    }
  }

  private static String catalog(RunnerSettings settings) {
    String root = settings.server().toString();
    return (root.endsWith("/") ? root : root + "/") + "api";
  }

  private Thread thread(String job, Runnable body) {
    Thread thread = new Thread(body, "runner-" + settings.name() + "-" + job);
    thread.setDaemon(true);
    return thread;
  }
}
