package dev.hydrant.client.runner;

import dev.hydrant.model.runner.LeaseAnswer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** A lease request that the server is holding open. */
public final class LeaseCall {
  private final URI server;
  private final CompletableFuture<HttpResponse<String>> response;
  private final Function<HttpResponse<String>, LeaseAnswer> reader;

  LeaseCall(
      URI server,
      CompletableFuture<HttpResponse<String>> response,
      Function<HttpResponse<String>, LeaseAnswer> reader) {
    this.server = server;
    this.response = response;
    this.reader = reader;
  }

  /**
   * Waits for the answer.
   *
   * @throws dev.hydrant.model.error.HydrantException with {@code CANCELLED} when abandoned
   */
  public LeaseAnswer await() {
    try {
      return reader.apply(response.get());
    } catch (CancellationException e) {
      throw Answers.interrupted();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      response.cancel(true);
      throw Answers.interrupted();
    } catch (ExecutionException e) {
      throw Answers.unreachable(server, e.getCause() == null ? e : e.getCause());
    }
  }

  /** Closes the connection; may be called from any thread. */
  public void abandon() {
    response.cancel(true);
  }
}
