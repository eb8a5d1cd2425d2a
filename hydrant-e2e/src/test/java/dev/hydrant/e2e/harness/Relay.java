package dev.hydrant.e2e.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between clients and their server, passes everything on, and shows it on the way. */
public final class Relay implements AutoCloseable {
  /** Set by whoever speaks on a connection, for that connection alone. */
  private static final Set<String> OF_CONNECTION =
      Set.of(
          "connection", "content-length", "host", "upgrade", "http2-settings", "transfer-encoding");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final Watcher watcher;
  private volatile URI target;

  /** A request with its answer, as they were on the wire. */
  public record Exchange(
      String method,
      URI uri,
      Map<String, List<String>> headers,
      byte[] body,
      int status,
      Map<String, List<String>> answerHeaders,
      byte[] answer) {}

  /** Sees each exchange before the client has its answer. */
  public interface Watcher {
    /** Whether a request goes on to the server; otherwise its connection breaks. */
    default boolean asked(String method, URI uri) {
      return true;
    }

    /** The body that the client gets; empty lets the connection break without any answer. */
    Optional<byte[]> answered(Exchange exchange);
  }

  public Relay(URI target, Watcher watcher) {
    this.target = target;
    this.watcher = watcher;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Where the next requests go. */
  public void target(URI value) {
    target = value;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void pass(HttpExchange http) throws IOException {
    try (http) {
      byte[] body = http.getRequestBody().readAllBytes();
      if (!watcher.asked(http.getRequestMethod(), http.getRequestURI())) {
        return;
      }
      HttpResponse<byte[]> answer = client.send(request(http, body), BodyHandlers.ofByteArray());
      Exchange exchange =
          new Exchange(
              http.getRequestMethod(),
              http.getRequestURI(),
              Map.copyOf(http.getRequestHeaders()),
              body,
              answer.statusCode(),
              answer.headers().map(),
              answer.body());
      Optional<byte[]> passed = watcher.answered(exchange);
      if (passed.isPresent()) {
        answer(http, answer, passed.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange http, HttpResponse<byte[]> answer, byte[] body)
      throws IOException {
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (passesOn(name)) {
                http.getResponseHeaders().put(name, values);
              }
            });
    http.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      http.getResponseBody().write(body);
    }
  }

  private HttpRequest request(HttpExchange http, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target + http.getRequestURI().toString()))
            .method(
                http.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    http.getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (passesOn(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private static boolean passesOn(String header) {
    return !OF_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }
}
