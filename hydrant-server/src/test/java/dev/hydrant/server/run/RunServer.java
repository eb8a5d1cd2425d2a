package dev.hydrant.server.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.jdbc.CatalogDatabase;
import dev.hydrant.catalog.secret.Sealer;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.catalog.user.ApiTokens;
import dev.hydrant.catalog.user.Role;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.runner.RunnerTiming;
import dev.hydrant.server.HydrantServer;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.ServerOptions;
import dev.hydrant.server.auth.SignInModule;
import dev.hydrant.server.run.desk.BuiltInRules;
import dev.hydrant.server.run.desk.RunSettings;
import dev.hydrant.server.run.desk.UpkeepSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.SecretKey;

/** A whole server with an empty catalog and a clock that tests set. */
final class RunServer implements AutoCloseable {
  static final RunnerTiming TIMING =
      new RunnerTiming(600, 10_000, 2_000, 45_000, 30_000, 5_000, 60_000, 500, 65_536, 1_000);

  /** An answer: status and body; the body is an object node without members when empty. */
  record Answer(int status, JsonNode body, String text) {}

  final AtomicLong now = new AtomicLong(1_800_000_000_000L);
  final RunModule runs;
  private final ObjectMapper mapper = Json.lenient();
  private final HttpClient http = HttpClient.newHttpClient();
  final Catalog catalog;
  private final HydrantServer server;
  private final Optional<String> admin;

  RunServer(Path folder) {
    this(folder, false);
  }

  /** A server where people sign in; whoever sends no token of their own is its administrator. */
  static RunServer signedIn(Path folder) {
    return new RunServer(folder, true);
  }

  private RunServer(Path folder, boolean signIn) {
    SecretKey key = SecretKeySource.ofFolder(folder);
    catalog =
        new Catalog(
            CatalogDatabase.openSqlite(folder), key, Clock.systemUTC(), handle -> now.get());
    RunSettings defaults = RunSettings.defaults("0.1.0");
    runs =
        new RunModule(
            catalog,
            new RunSettings(
                "0.1.0",
                RunSettings.BUILT_IN,
                TIMING,
                10_000,
                defaults.patience(),
                defaults.testLimit(),
                true,
                BuiltInRules.open()),
            new UpkeepSettings(
                Duration.ZERO,
                Duration.ofDays(30),
                2,
                Duration.ofMillis(20),
                Duration.ofMillis(100)),
            handle -> now.get());
    List<RouteModule> modules =
        signIn ? List.of(new SignInModule(catalog, new Sealer(key)), runs) : List.of(runs);
    server = HydrantServer.start(ServerOptions.onPort(0), catalog, runs.overview(), modules);
    runs.start();
    admin = signIn ? Optional.of(bot(Role.ADMIN)) : Optional.empty();
  }

  /** A token of a bot with this role. */
  String bot(Role role) {
    return new ApiTokens(catalog.database(), Clock.systemUTC(), new SecureRandom())
        .bot(role.wire(), role, "tests", Optional.empty())
        .value()
        .reveal();
  }

  int port() {
    return server.port();
  }

  URI address() {
    return server.address();
  }

  Answer get(String path) {
    return get(path, Map.of());
  }

  Answer get(String path, Map<String, String> headers) {
    return send(request(path, headers).GET());
  }

  Answer post(String path, Object body) {
    return post(path, body, Map.of());
  }

  Answer post(String path, Object body, Map<String, String> headers) {
    return send(request(path, headers).POST(BodyPublishers.ofByteArray(bytes(body))));
  }

  Answer put(String path, Object body, Map<String, String> headers) {
    return send(request(path, headers).PUT(BodyPublishers.ofByteArray(bytes(body))));
  }

  CompletableFuture<Answer> postLater(String path, Object body, Map<String, String> headers) {
    return http.sendAsync(
            request(path, headers).POST(BodyPublishers.ofByteArray(bytes(body))).build(),
            BodyHandlers.ofString())
        .thenApply(this::answer);
  }

  HttpRequest leaseRequest(Object body, Map<String, String> headers) {
    return request("/hydrant/runners/lease", headers)
        .POST(BodyPublishers.ofByteArray(bytes(body)))
        .build();
  }

  /** Opens a stream of events; its answer is there when its head is. */
  CompletableFuture<HttpResponse<InputStream>> watch(String runId) {
    return http.sendAsync(
        request("/hydrant/runs/" + runId + "/events", Map.of()).GET().build(),
        BodyHandlers.ofInputStream());
  }

  Answer patch(String path, Object body) {
    return send("PATCH", path, body, Map.of());
  }

  Answer delete(String path) {
    return send(request(path, Map.of()).DELETE());
  }

  Answer send(String method, String path, Object body, Map<String, String> headers) {
    return send(request(path, headers).method(method, BodyPublishers.ofByteArray(bytes(body))));
  }

  /** A service with a connection that holds a password. */
  JsonNode service(String name) {
    return post(
            "/services/pipelineServices",
            Map.of(
                "name",
                name,
                "serviceType",
                "KinesisFirehose",
                "connection",
                Map.of(
                    "config",
                    Map.of(
                        "type",
                        "KinesisFirehose",
                        "awsConfig",
                        Map.of(
                            "awsRegion",
                            "eu-west-1",
                            "awsAccessKeyId",
                            "AKIAIOSFODNN7EXAMPLE",
                            "awsSecretAccessKey",
                            "the-clear-password")))))
        .body();
  }

  /** A deployed ingestion pipeline of a new service. */
  JsonNode pipeline(String service) {
    JsonNode pipeline =
        post(
                "/services/ingestionPipelines",
                Map.of(
                    "name",
                    "metadata",
                    "pipelineType",
                    "metadata",
                    "service",
                    Map.of("id", service(service).path("id").asText(), "type", "pipelineService"),
                    "sourceConfig",
                    Map.of("config", Map.of("type", "PipelineMetadata", "includeTags", false)),
                    "airflowConfig",
                    Map.of()))
            .body();
    post("/services/ingestionPipelines/deploy/" + pipeline.path("id").asText(), Map.of());
    return pipeline;
  }

  Optional<JsonNode> newestRun(JsonNode pipeline) {
    JsonNode runs =
        get("/hydrant/runs?ingestionPipeline=" + pipeline.path("fullyQualifiedName").asText())
            .body()
            .path("data");
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(0));
  }

  @Override
  public void close() {
    runs.close();
    server.close();
    catalog.close();
  }

  private HttpRequest.Builder request(String path, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.address() + "/api/v1" + path))
            .timeout(Duration.ofSeconds(20));
    headers.forEach(request::header);
    admin
        .filter(token -> !headers.containsKey("Authorization"))
        .ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      return answer(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer answer(HttpResponse<String> response) {
    try {
      boolean empty =
          response.body().isEmpty()
              || !response.headers().firstValue("Content-Type").orElse("").contains("json");
      JsonNode body = empty ? mapper.createObjectNode() : mapper.readTree(response.body());
      return new Answer(response.statusCode(), body, response.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private byte[] bytes(Object body) {
    try {
      return body instanceof byte[] raw ? raw : mapper.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
