package dev.hydrant.runner;

import static dev.hydrant.runner.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.jdbc.CatalogDatabase;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.client.runner.RunnerChannel;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.runner.RunnerTiming;
import dev.hydrant.runner.exec.ChildCommand;
import dev.hydrant.runner.exec.ChildProcessExecutor;
import dev.hydrant.server.HydrantServer;
import dev.hydrant.server.ServerOptions;
import dev.hydrant.server.run.RunModule;
import dev.hydrant.server.run.desk.RunSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: a person's trigger, the real server, the agent, a child, and back. */
class AgentAndServerTest {
  private static final RunnerTiming TIMING =
      new RunnerTiming(5_000, 200, 20, 2_000, 1_400, 300, 500, 50, 65_536, 50);

  @TempDir Path folder;

  private final ObjectMapper mapper = Json.lenient();
  private final HttpClient http = HttpClient.newHttpClient();
  private Catalog catalog;
  private RunModule runs;
  private HydrantServer server;
  private Agent agent;

  @BeforeEach
  void start() {
    catalog =
        new Catalog(
            CatalogDatabase.openSqlite(folder.resolve("data")),
            SecretKeySource.ofText("a key for this test"),
            Clock.systemUTC());
    RunSettings defaults = RunSettings.defaults("0.1.0");
    runs =
        new RunModule(
            catalog,
            new RunSettings(
                "0.1.0",
                RunSettings.BUILT_IN,
                TIMING,
                defaults.logLimit(),
                defaults.patience(),
                defaults.testLimit(),
                true));
    server = HydrantServer.start(ServerOptions.onPort(0), catalog, List.of(runs));
    runs.start();
    agent = agent();
  }

  @AfterEach
  void stop() {
    agent.stop(Duration.ZERO);
    runs.close();
    server.close();
    catalog.close();
  }

  @Test
  void aTriggerBecomesAQueuedRunALeaseAChildALogAndOneEnd() throws Exception {
    String pipeline = pipeline("works");
    trigger(pipeline);
    assertThat(run("works").path("state").asText()).isEqualTo("queued");

    agent.start();

    JsonNode ended = ended("works");
    assertThat(ended.path("state").asText()).isEqualTo("success");
    assertThat(ended.path("attempt").asInt()).isEqualTo(1);
    assertThat(log(ended))
        .contains("Runner built-in starts attempt 1.", "working for works")
        .endsWith("stream-199 is read\n");
  }

  @Test
  void workIsTakenWithoutDelayByARunnerThatWaits() throws Exception {
    agent.start();
    until("the runner is there", agent::connected);
    String pipeline = pipeline("works");
    long start = System.nanoTime();

    trigger(pipeline);
    until("it runs", () -> !run("works").path("state").asText().equals("queued"));

    // The wait is five seconds long and the look for other servers' work comes once a second.
    assertThat(System.nanoTime() - start).isLessThan(800_000_000L);
  }

  @Test
  void stoppingARunStopsItsChildWithinSeconds() throws Exception {
    agent.start();
    trigger(pipeline("waits"));
    until("it runs", () -> log(run("waits")).contains("working for"));

    post("/hydrant/runs/" + run("waits").path("id").asText() + "/cancel", Map.of());

    JsonNode ended = ended("waits");
    assertThat(ended.path("state").asText()).isEqualTo("stopped");
    assertThat(log(ended)).contains("told to stop");
  }

  @Test
  void aChildThatDiesWithoutAReportFailsItsRunWithItsLastWordsMasked() throws Exception {
    agent.start();
    trigger(pipeline("crashes"));

    JsonNode ended = ended("crashes");

    assertThat(ended.path("state").asText()).isEqualTo("failed");
    assertThat(ended.path("reason").asText()).contains("exit code 7");
    assertThat(log(ended)).doesNotContain(Orders.CANARY);
    assertThat(ended.toString()).doesNotContain(Orders.CANARY);
  }

  @Test
  void aRunWhoseRunnerVanishesGoesToTheNextOne() throws Exception {
    agent.start();
    trigger(pipeline("deaf"));
    until("it runs", () -> log(run("deaf")).contains("working for"));

    // Stopped without a chance to give the run back: what a kill of the process looks like.
    Agent vanished = agent;
    Thread stopper = new Thread(() -> vanished.stop(Duration.ZERO));
    stopper.start();
    agent = agent();
    agent.start();
    until("another attempt runs", () -> run("deaf").path("attempt").asInt() == 2);
    stopper.join();

    until("the child of the second works", () -> agent.working() == 1);
    assertThat(run("deaf").path("state").asText()).isEqualTo("running");
  }

  @Test
  void theStepsOfAConnectionTestComeBackInTheWorkflow() throws Exception {
    agent.start();
    String id =
        post(
                "/automations/workflows",
                Map.of(
                    "name",
                    "test-1",
                    "workflowType",
                    "TEST_CONNECTION",
                    "request",
                    Map.of(
                        "serviceType",
                        "Pipeline",
                        "connectionType",
                        "KinesisFirehose",
                        "serviceName",
                        "steps",
                        "connection",
                        Map.of("config", connection()))))
            .path("id")
            .asText();

    post("/automations/workflows/trigger/" + id, Map.of());
    until(
        "the test has ended",
        () -> get("/automations/workflows/" + id).path("status").asText().equals("Successful"));

    assertThat(get("/automations/workflows/" + id).at("/response/steps").findValuesAsText("name"))
        .containsExactly("GetPipelines", "GetTags");
  }

  private Agent agent() {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ChildCommand command =
        new ChildCommand(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            Optional.empty(),
            List.of("-cp", classPath, FakeChild.class.getName()));
    return new Agent(
        new RunnerSettings(
            server.address(),
            RunSettings.BUILT_IN,
            TokenSource.of(runs.builtInToken()),
            "0.1.0",
            2,
            folder.resolve("spool"),
            RunnerSettings.Place.server()),
        new RunnerChannel(HttpClient.newHttpClient(), server.address()),
        new ChildProcessExecutor(command, Map.of(), folder.resolve("work")));
  }

  /** A deployed ingestion pipeline; the fake child does what the service's name says. */
  private String pipeline(String service) {
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

  private static Map<String, Object> connection() {
    return Map.of(
        "type",
        "KinesisFirehose",
        "awsConfig",
        Map.of("awsRegion", "eu-west-1", "awsSecretAccessKey", Orders.CANARY));
  }

  private void trigger(String pipeline) {
    assertThat(
            post("/services/ingestionPipelines/trigger/" + pipeline, Map.of()).path("code").asInt())
        .isEqualTo(200);
  }

  private JsonNode ended(String service) throws InterruptedException {
    until("the run has ended", () -> run(service).has("endedAt"));
    return run(service);
  }

  private JsonNode run(String service) {
    return get("/hydrant/runs?service=" + service).at("/data/0");
  }

  private String log(JsonNode run) {
    StringBuilder text = new StringBuilder();
    String path = "/hydrant/runs/" + run.path("id").asText() + "/log?after=";
    JsonNode page = get(path + 0);
    while (!page.path("text").asText().isEmpty()) {
      text.append(page.path("text").asText());
      page = get(path + page.path("nextOffset").asLong());
    }
    return text.toString();
  }

  private JsonNode get(String path) {
    return send(request(path).GET());
  }

  private JsonNode post(String path, Object body) {
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
}
