package dev.hydrant.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.runner.FinishRequest;
import dev.hydrant.model.runner.HeartbeatAnswer;
import dev.hydrant.model.runner.HeartbeatAnswer.RunVerdict;
import dev.hydrant.model.runner.HeartbeatAnswer.Verdict;
import dev.hydrant.model.runner.HeartbeatRequest;
import dev.hydrant.model.runner.LeaseAnswer;
import dev.hydrant.model.runner.LeaseRequest;
import dev.hydrant.model.runner.LeasedOrder;
import dev.hydrant.model.runner.RegisterAnswer;
import dev.hydrant.model.runner.RunProgress;
import dev.hydrant.model.runner.RunnerHeaders;
import dev.hydrant.model.runner.RunnerTiming;
import dev.hydrant.model.work.WorkOrder;
import dev.hydrant.model.workflow.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** The server's side of the runner protocol, as obedient or as broken as a test wants it. */
final class FakeServer implements AutoCloseable {
  /** Short, so that tests take seconds: the relations between the numbers are the real ones. */
  static final RunnerTiming TIMING =
      new RunnerTiming(400, 100, 20, 4_500, 3_000, 500, 500, 50, 1_024, 20);

  final List<LeaseRequest> asked = new CopyOnWriteArrayList<>();
  final List<HeartbeatRequest> beats = new CopyOnWriteArrayList<>();
  final List<RunProgress> progress = new CopyOnWriteArrayList<>();
  final Map<String, FinishRequest> ends = new ConcurrentHashMap<>();
  final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();
  final AtomicInteger registrations = new AtomicInteger();
  final AtomicInteger chunksToRefuse = new AtomicInteger();
  final AtomicInteger endsToRefuse = new AtomicInteger();
  final AtomicInteger leasesToLose = new AtomicInteger();
  volatile boolean away;
  volatile boolean revoked;
  volatile boolean forgetful;
  volatile String lastToken = "";
  private final BlockingQueue<LeaseAnswer> work = new LinkedBlockingQueue<>();
  private final Map<String, Map<Long, String>> logs = new ConcurrentHashMap<>();
  private final Map<String, LeaseAnswer> answered = new ConcurrentHashMap<>();
  private final ObjectMapper mapper = Json.strict();
  private final HttpServer http;
  private final ExecutorService pool = Executors.newCachedThreadPool();

  FakeServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(pool);
    http.createContext("/api/v1/hydrant/", this::handle);
    http.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  void give(WorkOrder order) {
    work.add(
        new LeaseAnswer(
            List.of(
                new LeasedOrder(
                    order, 1, new Secret("lease-" + order.runId()), new Secret("hyj_job-token"))),
            List.of()));
  }

  void cancel(String runId) {
    work.add(new LeaseAnswer(List.of(), List.of(runId)));
  }

  String log(String runId) {
    return String.join("", new TreeMap<>(logs.getOrDefault(runId, Map.of())).values());
  }

  @Override
  public void close() {
    http.stop(0);
    pool.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/api/v1/hydrant/".length());
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (away) {
      answer(exchange, 503, Map.of("code", 503, "message", "away"));
    } else if (path.equals("runners/register")) {
      register(exchange);
    } else if (!exchange.getRequestHeaders().getFirst("Authorization").equals(session())) {
      answer(exchange, 401, Map.of("code", 401, "message", "no session"));
    } else if (path.equals("runners/lease")) {
      lease(exchange, mapper.readValue(body, LeaseRequest.class));
    } else if (path.equals("runners/heartbeat")) {
      heartbeat(exchange, mapper.readValue(body, HeartbeatRequest.class));
    } else {
      report(exchange, path.split("/"), body);
    }
  }

  private String session() {
    return forgetful ? "" : "Bearer session-" + registrations.get();
  }

  private void register(HttpExchange exchange) throws IOException {
    forgetful = false;
    lastToken = exchange.getRequestHeaders().getFirst("Authorization");
    if (revoked) {
      answer(exchange, 401, Map.of("code", 401, "message", "The token is revoked."));
      return;
    }
    answer(
        exchange,
        200,
        new RegisterAnswer(new Secret("session-" + registrations.incrementAndGet()), TIMING));
  }

  private void lease(HttpExchange exchange, LeaseRequest request) throws IOException {
    asked.add(request);
    LeaseAnswer answer = answered.get(request.requestId().reveal());
    if (answer == null) {
      try {
        answer = work.poll(TIMING.leaseWait(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        exchange.close();
        return;
      }
    }
    if (answer == null) {
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
      return;
    }
    answered.put(request.requestId().reveal(), answer);
    if (leasesToLose.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      exchange.close();
      return;
    }
    answer(exchange, 200, answer);
  }

  private void heartbeat(HttpExchange exchange, HeartbeatRequest request) throws IOException {
    beats.add(request);
    answer(
        exchange,
        200,
        new HeartbeatAnswer(
            request.runs().stream()
                .map(
                    run ->
                        new RunVerdict(
                            run.runId(), verdicts.getOrDefault(run.runId(), Verdict.CONTINUE)))
                .toList(),
            Optional.empty()));
  }

  private void report(HttpExchange exchange, String[] path, byte[] body) throws IOException {
    String run = path[1];
    String lease = exchange.getRequestHeaders().getFirst(RunnerHeaders.LEASE);
    if (!("lease-" + run).equals(lease) || verdicts.get(run) == Verdict.GONE) {
      answer(exchange, 409, Map.of("code", 409, "message", "superseded"));
      return;
    }
    boolean refuse =
        switch (path[2]) {
          case "log" -> refused(chunksToRefuse);
          case "finish" -> refused(endsToRefuse);
          default -> false;
        };
    if (refuse) {
      answer(exchange, 503, Map.of("code", 503, "message", "busy"));
      return;
    }
    switch (path[2]) {
      case "log" ->
          logs.computeIfAbsent(run, r -> new ConcurrentHashMap<>())
              .put(Long.valueOf(path[3]), inflate(body));
      case "progress" -> progress.add(mapper.readValue(body, RunProgress.class));
      case "finish" -> ends.put(run, mapper.readValue(body, FinishRequest.class));
      default -> throw new IllegalArgumentException(path[2]);
    }
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private static boolean refused(AtomicInteger left) {
    return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }

  private void answer(HttpExchange exchange, int status, Object value) throws IOException {
    byte[] bytes = mapper.writeValueAsBytes(value);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String inflate(byte[] gzip) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
