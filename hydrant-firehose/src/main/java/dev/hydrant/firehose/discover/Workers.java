package dev.hydrant.firehose.discover;

import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for calls that block. Whoever waits for one notices a cancel at once, even while the call
 * itself hangs in a socket that nothing can interrupt; such a thread is left behind.
 */
final class Workers implements AutoCloseable {
  private static final long LOOK_UP_MILLIS = 50;
  private static final long GRACE_MILLIS = 300;

  private final ExecutorService threads;
  private final CancelSignal cancel;

  Workers(int count, CancelSignal cancel) {
    AtomicInteger number = new AtomicInteger();
    this.cancel = cancel;
    this.threads =
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task, "aws-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  <T> Future<T> submit(Callable<T> task) {
    return threads.submit(task);
  }

  /**
   * @throws HydrantException with {@link ErrorCode#CANCELLED} when asked to stop meanwhile, or what
   *     the task threw
   */
  <T> T await(Future<T> task) {
    while (true) {
      cancel.check();
      try {
        return task.get(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        continue;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new HydrantException(ErrorCode.CANCELLED, "The run was stopped.");
      } catch (ExecutionException failed) {
        throw unwrapped(failed);
      }
    }
  }

  <T> T call(Callable<T> task) {
    return await(submit(task));
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException unwrapped(ExecutionException failed) {
    Throwable cause = failed.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }
}
