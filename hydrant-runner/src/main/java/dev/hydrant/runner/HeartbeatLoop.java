package dev.hydrant.runner;

import dev.hydrant.client.runner.RunnerChannel;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.runner.HeartbeatAnswer;
import dev.hydrant.model.runner.HeartbeatRequest;
import dev.hydrant.model.runner.RunnerTiming;
import dev.hydrant.model.workflow.Secret;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews every held lease, and hears which runs are to end. */
final class HeartbeatLoop {
  private static final Logger log = LoggerFactory.getLogger(HeartbeatLoop.class);

  private final RunnerChannel channel;
  private final RunnerSession session;
  private final Attempts attempts;
  private final int slots;
  private final RandomGenerator random;
  private volatile long heard;
  private final CountDownLatch told = new CountDownLatch(1);
  private volatile boolean leaving;
  private boolean stopping;
  private boolean wanted;

  HeartbeatLoop(
      RunnerChannel channel,
      RunnerSession session,
      Attempts attempts,
      int slots,
      RandomGenerator random) {
    this.channel = channel;
    this.session = session;
    this.attempts = attempts;
    this.slots = slots;
    this.random = random;
    this.heard = attempts.now();
  }

  /** Runs until {@link #stop}. */
  void run() {
    boolean last = true;
    while (pause(last ? interval() : retry())) {
      last = beat();
    }
  }

  /** A lease has just been taken: its time starts to count, so renew it at once. */
  synchronized void soon() {
    wanted = true;
    notifyAll();
  }

  /** Whether the server has answered within the time that it lets a run without a heartbeat. */
  boolean heard() {
    return attempts.now() - heard < TimeUnit.MILLISECONDS.toNanos(session.timing().killAfter());
  }

  /**
   * Says that this process takes no more work, and goes on renewing what it holds. Without that a
   * server would lease to a question that is not listened to any more: it cannot see that.
   *
   * @param limit how long to wait until the server knows
   */
  void leave(Duration limit) throws InterruptedException {
    leaving = true;
    soon();
    if (session.open() && !told.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      log.info("The server could not be told that this runner is leaving");
    }
  }

  synchronized void stop() {
    stopping = true;
    notifyAll();
  }

  /** Nothing to renew and no session: the lease loop registers, not this one. */
  private boolean beat() {
    if (!session.open()) {
      return true;
    }
    Secret token = session.token();
    boolean last = leaving;
    HeartbeatRequest request =
        new HeartbeatRequest(
            session.instanceId(),
            new HeartbeatRequest.Load(attempts.working(), last ? 0 : slots),
            List.copyOf(attempts.forHeartbeat()));
    long sent = attempts.now();
    try {
      // A beat that takes longer than the next one is due has failed.
      Duration timeout = Duration.ofMillis(session.timing().heartbeat());
      heed(channel.heartbeat(token, request, timeout), sent);
      heard = sent;
      if (last) {
        told.countDown();
      }
      return true;
    } catch (HydrantException e) {
      if (e.code() == ErrorCode.TOKEN_REFUSED) {
        session.refused(token);
      }
      log.debug("A heartbeat was not accepted", e);
      return false;
    }
  }

  private void heed(HeartbeatAnswer answer, long sent) {
    answer.sessionToken().ifPresent(session::renew);
    answer.runs().forEach(verdict -> attempts.heed(verdict, sent));
  }

  private long interval() {
    RunnerTiming timing = session.timing();
    long jitter = timing.heartbeatJitter();
    return timing.heartbeat() - jitter + random.nextLong(2 * jitter + 1);
  }

  /** After a failure there is no time to lose: a lease is good for a few beats only. */
  private long retry() {
    return Math.max(50, interval() / 5);
  }

  private synchronized boolean pause(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    long left = millis;
    while (!stopping && !wanted && left > 0) {
      try {
        wait(left);
      } catch (InterruptedException e) {
        stopping = true;
      }
      left = (end - System.nanoTime()) / 1_000_000;
    }
    wanted = false;
    return !stopping;
  }
}
