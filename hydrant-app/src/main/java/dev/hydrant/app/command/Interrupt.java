package dev.hydrant.app.command;

import dev.hydrant.model.connector.CancelSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C asks the run to stop and waits a little, so that half a file is not left behind. The exit
 * code is then the signal's own.
 */
final class Interrupt {
  private static final Logger log = LoggerFactory.getLogger(Interrupt.class);
  private static final int GRACE_SECONDS = 5;

  private final CountDownLatch done = new CountDownLatch(1);
  private final CancelSignal cancel;

  private Interrupt(CancelSignal cancel) {
    this.cancel = cancel;
  }

  static Interrupt install(CancelSignal cancel) {
    Interrupt interrupt = new Interrupt(cancel);
    Runtime.getRuntime().addShutdownHook(new Thread(interrupt::stop, "interrupt"));
    return interrupt;
  }

  /** The run has ended and cleaned up. */
  void finished() {
    done.countDown();
  }

  private void stop() {
    if (done.getCount() == 0) {
      return;
    }
    cancel.cancel();
    try {
      if (!done.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        log.warn("the run did not stop within {} s", GRACE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
