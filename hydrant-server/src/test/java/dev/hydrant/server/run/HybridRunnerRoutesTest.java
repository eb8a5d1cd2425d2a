package dev.hydrant.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.catalog.run.RunnerNames;
import dev.hydrant.model.runner.Outcome;
import dev.hydrant.server.run.RunServer.Answer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HybridRunnerRoutesTest {
  private static final String NAME = "hall-3";

  @TempDir Path folder;

  private RunServer server;
  private JsonNode issued;

  @BeforeEach
  void start() {
    server = new RunServer(folder);
    issued = issue(NAME).body();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aTokenFromTheServerRegistersItsRunnerAndNoOther() {
    assertThat(register(NAME, token()).status()).isEqualTo(200);
    issue("other");

    assertThat(register("other", token()).status()).isEqualTo(401);
    assertThat(register(NAME, "hyr_unknown").status()).isEqualTo(401);
    assertThat(register("built-in", token()).status()).isEqualTo(401);
  }

  @Test
  void aRevokedTokenAndItsSessionsAreRefusedAndAnotherTokenIsNot() {
    FakeRunner runner = new FakeRunner(server, NAME, token());
    String second = issue(NAME).body().path("token").asText();

    String id = issued.path("id").asText();
    assertThat(server.delete("/hydrant/runners/" + NAME + "/tokens/" + id).status()).isEqualTo(204);

    assertThat(register(NAME, token()).status()).isEqualTo(401);
    assertThat(runner.lease(FakeRunner.number(), 0).join().status()).isEqualTo(401);
    assertThat(register(NAME, second).status()).isEqualTo(200);
  }

  @Test
  void theListShowsEveryRunnerOnceWithItsProcessesAndNoToken() {
    new FakeRunner(server, NAME, token());
    new FakeRunner(server, NAME, token());

    Answer list = server.get("/hydrant/runners");

    JsonNode row = row(list);
    assertThat(row.path("status").asText()).isEqualTo("Connected");
    assertThat(row.path("replicas")).hasSize(2);
    assertThat(row.path("slots").asInt()).isEqualTo(8);
    assertThat(row.path("builtIn").asBoolean(true)).isFalse();
    assertThat(row.path("default").asBoolean(true)).isFalse();
    assertThat(list.text()).doesNotContain("hyr_", "hys_");
    server.now.addAndGet(60_000);
    assertThat(row(server.get("/hydrant/runners")).path("status").asText()).isEqualTo("Stale");
    server.now.addAndGet(61_000);
    JsonNode gone = row(server.get("/hydrant/runners"));
    assertThat(gone.path("status").asText()).isEqualTo("Disconnected");
    assertThat(gone.path("lastSeenAt").asLong()).isPositive();
  }

  @Test
  void theDefaultIsTheChosenOneAlone() {
    server.put("/hydrant/runners/" + NAME + "/default", Map.of(), Map.of());

    assertThat(row(server.get("/hydrant/runners")).path("default").asBoolean()).isTrue();
    assertThat(server.get("/hydrant/runners").body().findValuesAsText("default"))
        .containsOnlyOnce("true");
  }

  @Test
  void aServiceOnAHybridRunnerIsCarriedOutThereAlone() {
    trigger(pipeline("orders", NAME));
    FakeRunner builtIn = new FakeRunner(server, server.runs.builtInToken().reveal());
    issue("other");
    FakeRunner stranger =
        new FakeRunner(server, "other", issue("other").body().path("token").asText());

    assertThat(builtIn.lease().has("workOrder")).isFalse();
    assertThat(stranger.lease().has("workOrder")).isFalse();

    JsonNode order = new FakeRunner(server, NAME, token()).lease();
    assertThat(order.at("/workOrder/connection/awsConfig/awsSecretAccessKey").asText())
        .isEqualTo("secret:aws-key");
  }

  @Test
  void aRunThatNobodyTakesSaysWhatItWaitsFor() {
    JsonNode pipeline = pipeline("orders", NAME);
    trigger(pipeline);

    assertThat(server.newestRun(pipeline).orElseThrow().path("reason").asText()).contains(NAME);
  }

  @Test
  void aPasswordInClearTextIsRefusedForAHybridRunnerAndNamed() {
    Answer refused = server.post("/services/pipelineServices", service("orders", "wJalr", NAME));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().path("message").asText())
        .contains("connection.config.awsConfig.awsSecretAccessKey")
        .doesNotContain("wJalr");
    server.runs.builtInToken();
    assertThat(
            server
                .post(
                    "/services/pipelineServices", service("orders", "wJalr", RunnerNames.BUILT_IN))
                .status())
        .isEqualTo(201);
  }

  @Test
  void theTestOfAConnectionWithAPasswordIsRefusedForAHybridRunner() {
    Map<String, Object> request = new HashMap<>(service("orders", "wJalr", NAME));
    request.put("ingestionRunner", NAME);
    request.put("connectionType", "KinesisFirehose");
    request.put("serviceType", "Pipeline");

    Answer refused =
        server.post(
            "/automations/workflows",
            Map.of("name", "test-1", "workflowType", "TEST_CONNECTION", "request", request));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().path("message").asText()).contains("awsSecretAccessKey");
  }

  @Test
  void tokensOfRunnersOpenNothingBesidesTheirProtocol() {
    FakeRunner runner = new FakeRunner(server, NAME, token());
    trigger(pipeline("orders", NAME));

    for (String stolen : List.of(token(), runner.session)) {
      Map<String, String> thief = FakeRunner.bearer(stolen);
      assertThat(server.get("/services/pipelineServices", thief).status()).isEqualTo(403);
      assertThat(server.get("/hydrant/runners", thief).status()).isEqualTo(403);
      assertThat(server.get("/hydrant/runs", thief).status()).isEqualTo(403);
      assertThat(server.post("/hydrant/runners/other/tokens", Map.of(), thief).status())
          .isEqualTo(403);
      assertThat(server.put("/pipelines", Map.of("name", "x"), thief).status()).isEqualTo(403);
    }
    String job = runner.lease().path("jobToken").asText();
    assertThat(server.post("/hydrant/runners/x/tokens", Map.of(), FakeRunner.bearer(job)).status())
        .isEqualTo(403);
  }

  @Test
  void anotherRunnersSessionCannotReportAboutALeaseThatItDoesNotHold() {
    trigger(pipeline("orders", NAME));
    JsonNode order = new FakeRunner(server, NAME, token()).lease();
    FakeRunner stranger =
        new FakeRunner(server, "other", issue("other").body().path("token").asText());
    JsonNode guessed = order.deepCopy();
    ((com.fasterxml.jackson.databind.node.ObjectNode) guessed).put("leaseToken", "hyl_guessed");

    assertThat(stranger.log(guessed, 0, "x").status()).isEqualTo(409);
    assertThat(stranger.progress(guessed, Map.of("stage", "x", "done", 1, "total", 1)).status())
        .isEqualTo(409);
    assertThat(stranger.finish(guessed, Outcome.FAILED).status()).isEqualTo(409);
    assertThat(stranger.heartbeat(guessed).body().at("/runs/0/verdict").asText()).isEqualTo("GONE");
  }

  @Test
  void aRunnerInUseIsRemovedByForceAloneAndItsPipelineCanStillBeDeleted() {
    JsonNode pipeline = pipeline("orders", NAME);
    trigger(pipeline);

    Answer refused = server.delete("/hydrant/runners/" + NAME);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().path("message").asText()).contains("orders");
    assertThat(server.delete("/hydrant/runners/" + NAME + "?force=true").status()).isEqualTo(204);

    assertThat(register(NAME, token()).status()).isEqualTo(401);
    assertThat(
            server
                .delete(
                    "/services/ingestionPipelines/"
                        + pipeline.path("id").asText()
                        + "?hardDelete=true")
                .status())
        .isEqualTo(200);
  }

  @Test
  void theRunnerInsideTheServerStays() {
    server.runs.builtInToken();

    assertThat(server.delete("/hydrant/runners/built-in?force=true").status()).isEqualTo(400);
    assertThat(issue("built-in").status()).isEqualTo(400);
  }

  private Answer issue(String name) {
    return server.post("/hydrant/runners/" + name + "/tokens", Map.of());
  }

  private String token() {
    return issued.path("token").asText();
  }

  private Answer register(String name, String token) {
    return FakeRunner.register(server, name, token, "instance-of-a-test", 1);
  }

  private static JsonNode row(Answer list) {
    for (JsonNode row : list.body().path("data")) {
      if (row.path("name").asText().equals(NAME)) {
        return row;
      }
    }
    throw new AssertionError(NAME + " is not listed");
  }

  private JsonNode pipeline(String service, String runner) {
    Answer created =
        server.post("/services/pipelineServices", service(service, "secret:aws-key", runner));
    JsonNode pipeline =
        server
            .post(
                "/services/ingestionPipelines",
                Map.of(
                    "name",
                    "metadata",
                    "pipelineType",
                    "metadata",
                    "service",
                    Map.of("id", created.body().path("id").asText(), "type", "pipelineService"),
                    "sourceConfig",
                    Map.of("config", Map.of("type", "PipelineMetadata")),
                    "airflowConfig",
                    Map.of()))
            .body();
    server.post("/services/ingestionPipelines/deploy/" + pipeline.path("id").asText(), Map.of());
    return pipeline;
  }

  private void trigger(JsonNode pipeline) {
    assertThat(
            server
                .post(
                    "/services/ingestionPipelines/trigger/" + pipeline.path("id").asText(),
                    Map.of())
                .body()
                .path("code")
                .asInt())
        .isEqualTo(200);
  }

  private static Map<String, Object> service(String name, String password, String runner) {
    return Map.of(
        "name",
        name,
        "serviceType",
        "KinesisFirehose",
        "ingestionRunner",
        Map.of("id", RunnerNames.id(runner), "type", RunnerNames.TYPE),
        "connection",
        Map.of(
            "config",
            Map.of(
                "type",
                "KinesisFirehose",
                "awsConfig",
                Map.of("awsRegion", "eu-west-1", "awsSecretAccessKey", password))));
  }
}
