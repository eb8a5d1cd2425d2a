package dev.hydrant.secrets;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server of a vendor that can also be in a bad mood. What it does not simulate it answers 501.
 */
public abstract class FakeVendor implements AutoCloseable {
  enum Mood {
    WELL,
    SLOW,
    HUGE,
    GARBAGE,
    ELSEWHERE
  }

  public record Call(String method, URI uri, Headers headers, String body) {
    public String header(String name) {
      return String.valueOf(headers.getFirst(name));
    }

    String path() {
      return uri.getRawPath();
    }

    /** The path's last part, when it starts like this. */
    String after(String start) {
      return path().startsWith(start) ? path().substring(start.length()) : "";
    }
  }

  record Answer(int status, String body) {}

  static final Answer NOT_SIMULATED = new Answer(501, "{}");

  final Map<String, String> secrets = new ConcurrentHashMap<>();
  final Set<String> denied = ConcurrentHashMap.newKeySet();
  final List<Call> reads = new CopyOnWriteArrayList<>();
  final List<Call> logins = new CopyOnWriteArrayList<>();
  final AtomicInteger faults = new AtomicInteger();
  volatile Mood mood = Mood.WELL;

  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  FakeVendor() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public final String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  abstract boolean isLogin(Call call);

  abstract Answer login(Call call);

  abstract Answer read(Call call);

  /** What the vendor answers while it has a fault. */
  Answer fault() {
    return new Answer(503, "{}");
  }

  /** Puts a secret in place, by the name that the vendor knows it by. */
  public final void keep(String name, String value) {
    secrets.put(name, value);
  }

  /** The calls for secrets until now. */
  public final List<Call> reads() {
    return List.copyOf(reads);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Call call =
          new Call(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              exchange.getRequestHeaders(),
              body);
      if (isLogin(call)) {
        logins.add(call);
        send(exchange, login(call));
        return;
      }
      reads.add(call);
      if (faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        send(exchange, fault());
        return;
      }
      switch (mood) {
        case WELL -> send(exchange, read(call));
        case SLOW -> closing.await();
        case HUGE -> send(exchange, new Answer(200, "x".repeat(300_000)));
        case GARBAGE -> send(exchange, new Answer(200, "<html>Welcome</html>"));
        case ELSEWHERE -> {
          exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
          send(exchange, new Answer(302, ""));
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
