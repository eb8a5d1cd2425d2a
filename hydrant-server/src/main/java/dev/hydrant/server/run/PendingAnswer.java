package dev.hydrant.server.run;

import io.javalin.http.Context;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An answer that comes later, to a client that may be gone by then. The container uses the objects
 * of a broken connection's request again, and writing to them fails in ways that never end: so the
 * answer is written only while the request is alive, and its end waits for the writing.
 */
final class PendingAnswer<T> implements AsyncListener {
  private final Context context;
  private final Consumer<T> writer;
  private final CompletableFuture<Void> written = new CompletableFuture<>();
  private @Nullable CompletableFuture<T> waiting;
  private boolean over;

  private PendingAnswer(Context context, Consumer<T> writer) {
    this.context = context;
    this.writer = writer;
  }

  /**
   * Answers the request when the value is there.
   *
   * @param value cancelled when the client goes away first
   * @param writer puts the value into the answer
   * @param executor writes it, off the thread of whoever has the value
   */
  static <T> void send(
      Context context, CompletableFuture<T> value, Consumer<T> writer, Executor executor) {
    PendingAnswer<T> pending = new PendingAnswer<>(context, writer);
    context.future(() -> pending.await(value, executor));
  }

  private CompletableFuture<Void> await(CompletableFuture<T> value, Executor executor) {
    context.req().getAsyncContext().addListener(this);
    waiting = value;
    var unused =
        value.whenCompleteAsync(
            (answer, failure) -> {
              if (failure == null) {
                finish(() -> writer.accept(answer));
              } else {
                fail(failure);
              }
            },
            executor);
    return written;
  }

  private synchronized void finish(Runnable write) {
    if (!over) {
      over = true;
      write.run();
      written.complete(null);
    }
  }

  private synchronized void fail(Throwable failure) {
    if (!over) {
      over = true;
      written.completeExceptionally(failure);
    }
  }

  private void gone() {
    @Nullable CompletableFuture<T> value;
    synchronized (this) {
      value = over ? null : waiting;
      over = true;
    }
    if (value != null) {
      value.cancel(false);
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {
    gone();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    gone();
  }

  @Override
  public void onError(AsyncEvent event) {
    gone();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Only a second start would come here, and there is none.
  }
}
