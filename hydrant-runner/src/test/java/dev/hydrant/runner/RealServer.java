package dev.hydrant.runner;

import static dev.hydrant.runner.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.jdbc.CatalogDatabase;
import dev.hydrant.catalog.run.DatabaseClock;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.client.runner.RunnerChannel;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.runner.RunnerTiming;
import dev.hydrant.runner.exec.ChildCommand;
import dev.hydrant.runner.exec.ChildProcessExecutor;
import dev.hydrant.server.HydrantServer;
import dev.hydrant.server.ServerOptions;
import dev.hydrant.server.run.RunModule;
import dev.hydrant.server.run.desk.BuiltInRules;
import dev.hydrant.server.run.desk.RunSettings;
import dev.hydrant.server.run.desk.UpkeepSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The real server over an empty catalog, and real agents of its built-in runner's name. */
final class RealServer implements AutoCloseable {
  private final ObjectMapper mapper = Json.lenient();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final Catalog catalog;
  private final RunModule runs;
  private final HydrantServer server;

  /**
   * @param clock that leases and due times count by; the database's own where absent
   */
  RealServer(Path folder, RunnerTiming timing, Optional<DatabaseClock> clock) {
    this.folder = folder;
    this.catalog =
        new Catalog(
            CatalogDatabase.openSqlite(folder.resolve("data")),
            SecretKeySource.ofText("a key for this test"),
            Clock.systemUTC());
    RunSettings defaults = RunSettings.defaults("0.1.0");
    this.runs =
        new RunModule(
            catalog,
            new RunSettings(
                "0.1.0",
                RunSettings.BUILT_IN,
                timing,
                defaults.logLimit(),
                defaults.patience(),
                defaults.testLimit(),
                true,
                BuiltInRules.open()),
            UpkeepSettings.defaults(),
            clock.orElseGet(() -> DatabaseClock.of(catalog.database().dialect())));
    this.server = HydrantServer.start(ServerOptions.onPort(0), catalog, List.of(runs));
    runs.start();
  }

  URI address() {
    return server.address();
  }

  /** An agent, not started, that reaches the server directly. */
  Agent agent() {
    return agent(server.address(), "first", Map.of(), System::nanoTime);
  }

  /**
   * An agent, not started.
   *
   * @param way the address by which it reaches the server, its children as well
   * @param process names its folders: those of one process that is started again are the same
   * @param environment of its children
   */
  Agent agent(URI way, String process, Map<String, String> environment, LongSupplier nanoTime) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ChildCommand command =
        new ChildCommand(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            Optional.empty(),
            List.of("-cp", classPath, FakeChild.class.getName()));
    return new Agent(
        new RunnerSettings(
            way,
            RunSettings.BUILT_IN,
            TokenSource.of(runs.builtInToken()),
            "0.1.0",
            2,
            spool(process),
            RunnerSettings.Place.server()),
        new RunnerChannel(HttpClient.newHttpClient(), way),
        new ChildProcessExecutor(command, environment, folder.resolve("work-" + process)),
        nanoTime);
  }

  /** Where the process keeps ends that the server has not heard of. */
  Path spool(String process) {
    return folder.resolve("spool-" + process);
  }

  /** A deployed ingestion pipeline; the fake child does what the service's name says. */
  String pipeline(String service) {
    String serviceId =
        post(
                "/services/pipelineServices",
                Map.of(
                    "name",
                    service,
                    "serviceType",
                    "KinesisFirehose",
                    "connection",
                    Map.of("config", connection())))
            .path("id")
            .asText();
    String id =
        post(
                "/services/ingestionPipelines",
                Map.of(
                    "name",
                    "metadata",
                    "pipelineType",
                    "metadata",
                    "service",
                    Map.of("id", serviceId, "type", "pipelineService"),
                    "sourceConfig",
                    Map.of("config", Map.of("type", "PipelineMetadata")),
                    "airflowConfig",
                    Map.of()))
            .path("id")
            .asText();
    post("/services/ingestionPipelines/deploy/" + id, Map.of());
    return id;
  }

  static Map<String, Object> connection() {
    return Map.of(
        "type",
        "KinesisFirehose",
        "awsConfig",
        Map.of("awsRegion", "eu-west-1", "awsSecretAccessKey", Orders.CANARY));
  }

  void trigger(String pipeline) {
    assertThat(
            post("/services/ingestionPipelines/trigger/" + pipeline, Map.of()).path("code").asInt())
        .isEqualTo(200);
  }

  JsonNode ended(String service) throws InterruptedException {
    until("the run has ended", () -> run(service).has("endedAt"));
    return run(service);
  }

  JsonNode run(String service) {
    return get("/hydrant/runs?service=" + service).at("/data/0");
  }

  String log(JsonNode run) {
    StringBuilder text = new StringBuilder();
    String path = "/hydrant/runs/" + run.path("id").asText() + "/log?after=";
    JsonNode page = get(path + 0);
    while (!page.path("text").asText().isEmpty()) {
      text.append(page.path("text").asText());
      page = get(path + page.path("nextOffset").asLong());
    }
    return text.toString();
  }

  JsonNode get(String path) {
    return send(request(path).GET());
  }

  JsonNode post(String path, Object body) {
    try {
      return send(request(path).POST(BodyPublishers.ofByteArray(mapper.writeValueAsBytes(body))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + "/api/v1" + path));
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      return mapper.readTree(http.send(request.build(), BodyHandlers.ofByteArray()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    runs.close();
    server.close();
    catalog.close();
  }
}
