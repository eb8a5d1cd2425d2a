package dev.hydrant.firehose.discover;

import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Threads for calls that block. Whoever waits for one notices a cancel at once, even while the call
 * itself hangs in a socket that nothing can interrupt; such a thread is left behind.
 */
public final class Workers implements AutoCloseable {
  private static final long LOOK_UP_MILLIS = 50;
  private static final long GRACE_MILLIS = 300;

  private final ExecutorService threads;
  private final CancelSignal cancel;

  public Workers(int count, CancelSignal cancel) {
    this("aws", count, cancel);
  }

  /**
   * @param name of the threads, which start when they are needed
   */
  Workers(String name, int count, CancelSignal cancel) {
    AtomicInteger number = new AtomicInteger();
    this.cancel = cancel;
    this.threads =
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  public <T> Future<T> submit(Callable<T> task) {
    return threads.submit(task);
  }

  /**
   * @throws HydrantException with {@link ErrorCode#CANCELLED} when asked to stop meanwhile, or what
   *     the task threw
   */
  public <T> T await(Future<T> task) {
    return await(task, () -> false).orElseThrow();
  }

  /**
   * @param expired asked again and again while the task runs
   * @return empty when it expired; the task is left behind
   */
  public <T> Optional<T> await(Future<T> task, BooleanSupplier expired) {
    while (true) {
      cancel.check();
      try {
        return Optional.of(task.get(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException notYet) {
        if (expired.getAsBoolean()) {
          return Optional.empty();
        }
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
