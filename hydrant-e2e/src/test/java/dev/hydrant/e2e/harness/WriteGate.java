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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Stands between an ingestion and its server, passes everything on, and counts the writes: so a
 * test can let something die right after the n-th of them has taken effect, before its answer
 * arrives.
 */
public final class WriteGate implements AutoCloseable {
  private static final Set<String> OWN_HEADERS =
      Set.of(
          "connection", "content-length", "host", "upgrade", "http2-settings", "transfer-encoding");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newFixedThreadPool(32);
  private final HttpServer gate;
  private final List<String> writes = new ArrayList<>();
  private URI target;
  private int deadline;
  private Runnable death = () -> {};
  private volatile Consumer<String> ear = said -> {};

  public WriteGate(URI target) {
    this.target = target;
    try {
      gate = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    gate.setExecutor(threads);
    gate.createContext("/", this::pass);
    gate.start();
  }

  /** Tells everything that is sent to the server: method, path, headers, body. */
  public void listen(Consumer<String> listener) {
    ear = listener;
  }

  public String api() {
    return "http://127.0.0.1:" + gate.getAddress().getPort() + "/api";
  }

  /** Counts anew; nothing dies. */
  public synchronized void open(URI server) {
    deathAfter(server, Integer.MAX_VALUE, () -> {});
  }

  /** Counts anew; {@code death} comes after so many writes. */
  public synchronized void deathAfter(URI server, int count, Runnable death) {
    target = server;
    writes.clear();
    deadline = count;
    this.death = death;
  }

  /** Method and path of each write since the last count, in order. */
  public synchronized List<String> writes() {
    return List.copyOf(writes);
  }

  @Override
  public void close() {
    gate.stop(0);
    threads.shutdownNow();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<byte[]> answer = client.send(request(exchange), BodyHandlers.ofByteArray());
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && dies(method + " " + exchange.getRequestURI())) {
        return;
      }
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!OWN_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** After the deadline nothing gets through, as nothing would from a dead process. */
  private synchronized boolean dies(String write) {
    writes.add(write);
    if (writes.size() == deadline) {
      death.run();
    }
    return writes.size() >= deadline;
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    URI server;
    synchronized (this) {
      server = target;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    ear.accept(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().entrySet()
            + " "
            + new String(body, StandardCharsets.UTF_8));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OWN_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }
}
