package dev.hydrant.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.e2e.harness.Await;
import dev.hydrant.e2e.harness.Finished;
import dev.hydrant.e2e.harness.Http;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.Organisations;
import dev.hydrant.e2e.harness.Running;
import dev.hydrant.e2e.harness.Workflow;
import dev.hydrant.e2e.harness.WriteGate;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.demo.DemoOrganisation;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every secret of the simulated company contains the word FAKE: keys, tokens, passwords, URLs with
 * user-info, paths and queries. Here everything is done with them that can be done, at the most
 * talkative settings, and then looked for in all that came out.
 */
@DisplayName("No secret")
class CanaryTest {
  private static final String CANARY = "FAKE";
  private static final List<String> COLLECTIONS =
      List.of(
          "services/pipelineServices",
          "services/messagingServices",
          "services/databaseServices",
          "services/storageServices",
          "services/searchServices",
          "services/apiServices",
          "services/ingestionPipelines",
          "automations/workflows",
          "classifications",
          "tags",
          "pipelines",
          "topics",
          "tables",
          "containers",
          "searchIndexes",
          "apiEndpoints");

  private final List<String> found = new CopyOnWriteArrayList<>();
  private final AtomicInteger heard = new AtomicInteger();

  @TempDir private Path folder;

  @Test
  @DisplayName("is in an output, a report, a log, an answer over HTTP, or the database")
  void anywhere() throws IOException {
    Path data = folder.resolve("data");
    try (AwsSimulator aws = Organisations.simulate(new DemoOrganisation());
        Running server = Hydrant.server(data).env("HYDRANT_LOG", "debug").serve();
        WriteGate gate = new WriteGate(server.http().base())) {
      gate.open(server.http().base());
      gate.listen(
          sent -> {
            heard.incrementAndGet();
            look("what is sent to the catalog", sent);
          });
      for (Home home : aws.homes()) {
        ingest(aws, home, gate.api(), server.token());
      }
      assertThat(heard.get()).as("requests to the catalog").isGreaterThan(500);
      String ingestion = runInPage(aws, server);
      answers(server.http(), ingestion);
    }
    files(data);
    outputs();
    assertThat(found).isEmpty();
  }

  private void ingest(AwsSimulator aws, Home home, String api, String token) throws IOException {
    String name = home.accountId() + "-" + home.region();
    Path lines = folder.resolve(name + ".jsonl");
    Workflow toFile = talkative(Workflow.of(name, aws, home).unlimited().toFile(lines));
    Workflow toServer = talkative(Workflow.of(name, aws, home).unlimited().toServer(api, token));
    dryRun(toServer);
    for (Workflow workflow : List.of(toFile, toServer)) {
      Path file = workflow.write(folder);
      Finished run = Hydrant.ingest(file).env("HYDRANT_LOG", "debug").run();
      assertThat(run.exitCode()).as(run.err()).isZero();
      Finished plain =
          Hydrant.command("ingest", "-c", file.toString()).env("HYDRANT_LOG", "debug").run();
      assertThat(plain.exitCode()).isZero();
    }
    look("the JSON lines of " + name, Files.readString(lines));
    Finished tested =
        Hydrant.command("test-connection", "-c", toFile.write(folder).toString(), "--json")
            .env("HYDRANT_LOG", "debug")
            .run();
    assertThat(tested.exitCode()).as(tested.text()).isZero();
  }

  /** Its plan, and what it logs, are looked at with all outputs. */
  private void dryRun(Workflow workflow) {
    Finished planned =
        Hydrant.command("ingest", "-c", workflow.write(folder).toString(), "--json", "--dry-run")
            .env("HYDRANT_LOG", "debug")
            .run();
    assertThat(planned.exitCode()).as(planned.err()).isZero();
    assertThat(planned.json().at("/sink/plan")).isNotEmpty();
  }

  private static Workflow talkative(Workflow workflow) {
    workflow.document().withObject("/workflowConfig").put("loggerLevel", "DEBUG");
    return workflow;
  }

  /** As the page does it; the secret is then changed, so that there is a version with each. */
  private static String runInPage(AwsSimulator aws, Running server) {
    SimulatedAccount account = aws.accounts().get(1);
    JsonNode service = service(server, aws, account.secretAccessKey(), 201);
    service(server, aws, "FAKE-changed", 200);
    service(server, aws, account.secretAccessKey(), 200);
    JsonNode ingestion =
        Http.json(
            server
                .http()
                .post(
                    "/api/v1/services/ingestionPipelines",
                    Map.of(
                        "name",
                        "canary",
                        "pipelineType",
                        "metadata",
                        "loggerLevel",
                        "DEBUG",
                        "service",
                        Map.of("id", service.path("id").asText(), "type", "pipelineService"),
                        "sourceConfig",
                        Map.of("config", Map.of("type", "PipelineMetadata")),
                        "airflowConfig",
                        Map.of())),
            201);
    String id = ingestion.path("id").asText();
    server.http().post("/api/v1/services/ingestionPipelines/deploy/" + id, Map.of());
    server.http().post("/api/v1/services/ingestionPipelines/trigger/" + id, Map.of());
    String runs =
        "/api/v1/hydrant/runs?ingestionPipeline="
            + Http.segment(ingestion.path("fullyQualifiedName").asText());
    Await.until(
        "the run ended", () -> server.http().json(runs).path("data").path(0).hasNonNull("endedAt"));
    JsonNode run = server.http().json(runs).path("data").path(0);
    assertThat(run.path("state").asText()).isEqualTo("success");
    return run.path("id").asText();
  }

  private static JsonNode service(Running server, AwsSimulator aws, String secret, int status) {
    Map<String, Object> config =
        Map.of(
            "awsRegion",
            "us-east-1",
            "awsAccessKeyId",
            aws.accounts().get(1).accessKeyId(),
            "awsSecretAccessKey",
            secret,
            "endPointURL",
            aws.endpoint().toString());
    return Http.json(
        server
            .http()
            .put(
                "/api/v1/services/pipelineServices",
                Map.of(
                    "name", "canary",
                    "serviceType", "KinesisFirehose",
                    "connection",
                        Map.of("config", Map.of("type", "KinesisFirehose", "awsConfig", config)))),
        status);
  }

  private void answers(Http http, String run) {
    int entities = 0;
    for (String collection : COLLECTIONS) {
      JsonNode page = http.json("/api/v1/" + collection + "?limit=1000");
      look(collection, page.toString());
      for (JsonNode entity : page.path("data")) {
        entities++;
        String one = "/api/v1/" + collection + "/" + entity.path("id").asText();
        look(one, http.get(one + "?fields=*").body());
        if (collection.startsWith("services/pipeline") || collection.equals("pipelines")) {
          look(one + " versions", http.get(one + "/versions").body());
        }
        if (collection.equals("pipelines")) {
          String fqn = Http.segment(entity.path("fullyQualifiedName").asText());
          look(fqn + " statuses", http.get("/api/v1/pipelines/" + fqn + "/status").body());
        }
      }
    }
    assertThat(entities).as("entities that were looked at").isGreaterThan(200);
    look("the run", http.get("/api/v1/hydrant/runs/" + run).body());
    look("the log", http.get("/api/v1/hydrant/runs/" + run + "/log?after=0").body());
    look("the overview", http.get("/api/v1/hydrant/overview").body());
    look("metrics", http.get("/metrics").body());
    look("search", http.get("/api/v1/search/query?q=" + CANARY + "&size=100").body());
  }

  private void files(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        look(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
  }

  /** Of every process of the jar in this test run, whichever test started it. */
  private void outputs() throws IOException {
    try (Stream<Path> files = Files.list(Hydrant.outputs())) {
      List<Path> own =
          files.filter(file -> !file.getFileName().toString().startsWith("script-")).toList();
      assertThat(own).hasSizeGreaterThan(20);
      for (Path file : own) {
        look(file.toString(), Files.readString(file));
      }
    }
  }

  private void look(String where, String text) {
    int at = text.indexOf(CANARY);
    if (at >= 0) {
      found.add(
          where + ": …" + text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 40)));
    }
  }
}
