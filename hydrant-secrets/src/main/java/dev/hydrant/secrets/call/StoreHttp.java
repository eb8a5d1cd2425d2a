package dev.hydrant.secrets.call;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.network.Network;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The one way out to a store: never follows a redirect, which would take the token elsewhere; an
 * answer is bounded in time and size; only reads are repeated. Thread-safe.
 */
public final class StoreHttp {
  private final Network network;
  private final CallLimits limits;
  private final StoreErrors errors;
  private final Map<Boolean, HttpClient> clients = new ConcurrentHashMap<>();

  public StoreHttp(Network network, CallLimits limits, StoreErrors errors) {
    this.network = network;
    this.limits = limits;
    this.errors = errors;
  }

  /** Repeated after a broken connection, a full queue and a fault of the store. */
  public Reply get(URI target, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(target).GET();
    headers.forEach(request::header);
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt >= limits.attempts();
      try {
        Reply reply = exchange(request);
        if (last || !passes(reply.status())) {
          return reply;
        }
      } catch (IOException failure) {
        if (last || !repeatable(failure)) {
          throw translated(target, failure);
        }
      }
      pause(limits.pause().multipliedBy(1L << (attempt - 1)));
    }
  }

  /** Sent once. */
  public Reply post(URI target, Map<String, String> headers, String contentType, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .header("Content-Type", contentType)
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return exchange(request);
    } catch (IOException failure) {
      throw translated(target, failure);
    }
  }

  /** A form, as OAuth wants it; sent once. */
  public Reply form(URI target, Map<String, String> members) {
    String body =
        members.entrySet().stream()
            .map(member -> member.getKey() + "=" + Ids.segment(member.getValue()))
            .collect(Collectors.joining("&"));
    return post(target, Map.of(), "application/x-www-form-urlencoded", body);
  }

  /** One exchange whose failures are the caller's to explain. */
  public Reply exchange(HttpRequest.Builder builder) throws IOException {
    HttpRequest plain = builder.build();
    HttpRequest request = network.authorized(builder.copy(), plain.uri()).build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client(request.uri()).sendAsync(request, info -> new BoundedBody(limits.mostBytes()));
    try {
      HttpResponse<byte[]> got = answer.get(limits.total().toMillis(), TimeUnit.MILLISECONDS);
      return new Reply(request.uri(), got.statusCode(), got.headers(), got.body(), errors);
    } catch (TimeoutException slow) {
      answer.cancel(true);
      throw new HttpTimeoutException("no answer in time");
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
    }
  }

  private HydrantException translated(URI target, IOException failure) {
    return translated(errors, target, failure, limits.total());
  }

  /** The sentence for an exchange that failed. */
  public static HydrantException translated(
      StoreErrors errors, URI target, IOException failure, Duration limit) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof BoundedBody.TooLarge) {
        return errors.tooLarge(target);
      }
      if (at instanceof InterruptedIOException) {
        return new HydrantException(ErrorCode.CANCELLED, "The run was stopped.");
      }
    }
    return failure.getClass() == HttpTimeoutException.class
        ? errors.slow(target, limit)
        : errors.broken(target, failure);
  }

  private HttpClient client(URI target) {
    return clients.computeIfAbsent(
        "https".equalsIgnoreCase(target.getScheme()),
        secure ->
            network
                .httpClient(target)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .build());
  }

  private static boolean passes(int status) {
    return status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
  }

  /** A slow store is not asked again: the run would hang for a multiple of the limit. */
  private static boolean repeatable(IOException failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof HttpTimeoutException
          || at instanceof InterruptedIOException
          || at instanceof BoundedBody.TooLarge
          || at instanceof javax.net.ssl.SSLException) {
        return false;
      }
    }
    return true;
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new HydrantException(ErrorCode.CANCELLED, "The run was stopped.");
    }
  }
}
