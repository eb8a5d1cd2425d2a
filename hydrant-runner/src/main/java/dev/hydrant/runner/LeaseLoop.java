package dev.hydrant.runner;

import dev.hydrant.client.runner.LeaseCall;
import dev.hydrant.client.runner.RunnerChannel;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.runner.LeaseAnswer;
import dev.hydrant.model.runner.LeaseRequest;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.runner.run.Backoff;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one question for work open at the server. A question whose answer was lost is asked again
 * under the same number, so that a run leased to a broken connection is not lost with it.
 */
final class LeaseLoop {
  private static final Logger log = LoggerFactory.getLogger(LeaseLoop.class);

  private final RunnerChannel channel;
  private final RunnerSession session;
  private final IntSupplier freeSlots;
  private final Consumer<LeaseAnswer> taker;
  private final SecureRandom random;
  private final Backoff backoff;
  private volatile boolean draining;
  private volatile boolean stopping;
  private @Nullable LeaseCall open;
  private int asked;

  LeaseLoop(
      RunnerChannel channel,
      RunnerSession session,
      IntSupplier freeSlots,
      Consumer<LeaseAnswer> taker,
      SecureRandom random) {
    this.channel = channel;
    this.session = session;
    this.freeSlots = freeSlots;
    this.taker = taker;
    this.random = random;
    this.backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(15), random);
  }

  /**
   * Runs until {@link #stop}.
   *
   * @throws HydrantException when the server will never have this runner: revoked, too old
   */
  void run() {
    String requestId = number();
    while (!stopping) {
      try {
        taker.accept(ask(requestId));
        requestId = number();
        recovered();
      } catch (HydrantException e) {
        if (e.code() == ErrorCode.CANCELLED && draining) {
          // The same question again: what was leased for it at this very moment must not be lost.
          log.debug("The question for work is asked again, without slots");
        } else if (e.code() == ErrorCode.CANCELLED && !stopping) {
          requestId = number();
        } else if (!stopping) {
          failed(e);
        }
      }
    }
  }

  /** A slot has become free: a question that was asked without slots must be asked anew. */
  synchronized void slotFreed() {
    if (asked == 0 && open != null && !draining) {
      open.abandon();
    }
  }

  /** Questions in a row that were not answered; for whoever takes the answer. */
  int failures() {
    return backoff.failures();
  }

  /**
   * Takes no more work. The open question is asked again without slots: the server cannot see that
   * nobody reads the answer of an abandoned one, and would lease the next run to it.
   */
  synchronized void drain() {
    draining = true;
    if (asked > 0 && open != null) {
      open.abandon();
    }
    notifyAll();
  }

  synchronized void stop() {
    stopping = true;
    if (open != null) {
      open.abandon();
    }
    notifyAll();
  }

  private LeaseAnswer ask(String requestId) {
    Secret token = session.token();
    try {
      return begin(token, requestId).await();
    } catch (HydrantException e) {
      if (e.code() == ErrorCode.TOKEN_REFUSED) {
        session.refused(token);
        throw new HydrantException(ErrorCode.CATALOG_FAILED, "The session has ended.");
      }
      throw e;
    } finally {
      forget();
    }
  }

  private synchronized LeaseCall begin(Secret token, String requestId) {
    if (stopping) {
      throw new HydrantException(ErrorCode.CANCELLED, "The runner is stopping.");
    }
    asked = draining ? 0 : Math.max(0, freeSlots.getAsInt());
    LeaseCall call =
        channel.lease(
            token,
            new LeaseRequest(new Secret(requestId), asked, session.instanceId()),
            Duration.ofMillis(session.timing().leaseWait()));
    open = call;
    return call;
  }

  private synchronized void forget() {
    open = null;
  }

  private void recovered() {
    if (backoff.failures() > 1) {
      log.info("The server answers again, after {} tries", backoff.failures());
    }
    backoff.reset();
  }

  private void failed(HydrantException e) {
    if (e.code() == ErrorCode.TOKEN_REFUSED || e.code() == ErrorCode.PROTOCOL_TOO_OLD) {
      throw e;
    }
    Duration pause = backoff.next();
    if (backoff.failures() == 2) {
      log.warn("No work can be asked for, trying on: {}", e.text());
    } else {
      log.debug("No work can be asked for, next try in {}", pause, e);
    }
    sleep(pause);
  }

  private synchronized void sleep(Duration pause) {
    if (stopping) {
      return;
    }
    try {
      wait(Math.max(1, pause.toMillis()));
    } catch (InterruptedException e) {
      stopping = true;
    }
  }

  private String number() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
