package dev.hydrant.app.command;

import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes something when the process is asked to end, and lets the main thread wait for that. */
final class Stopping {
  private static final Logger log = LoggerFactory.getLogger(Stopping.class);

  private final CountDownLatch stopped = new CountDownLatch(1);

  private Stopping() {}

  static Stopping install(AutoCloseable resource) {
    Stopping stopping = new Stopping();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping.close(resource), "stopping"));
    return stopping;
  }

  void await() throws InterruptedException {
    stopped.await();
  }

  private void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      log.warn("not everything could be closed: {}", e.getClass().getSimpleName());
    } finally {
      stopped.countDown();
    }
  }
}
