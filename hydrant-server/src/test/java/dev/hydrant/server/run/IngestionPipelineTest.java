package dev.hydrant.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.runner.Outcome;
import dev.hydrant.server.run.RunServer.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestionPipelineTest {
  private static final String PATH = "/services/ingestionPipelines";

  @TempDir Path folder;

  private RunServer server;
  private FakeRunner runner;

  @BeforeEach
  void start() {
    server = new RunServer(folder);
    runner = new FakeRunner(server, server.runs.builtInToken().reveal());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void deployingMarksThePipelineDeployed() {
    JsonNode pipeline = server.pipeline("orders");

    assertThat(server.get(PATH + "/" + id(pipeline)).body().path("deployed").asBoolean()).isTrue();
  }

  @Test
  void whatCannotBeCarriedOutIsNotDeployedAndSaysWhy() {
    JsonNode service = server.service("orders");
    JsonNode pipeline =
        server
            .post(
                PATH,
                Map.of(
                    "name",
                    "bad",
                    "pipelineType",
                    "metadata",
                    "service",
                    Map.of("id", service.path("id").asText(), "type", "pipelineService"),
                    "sourceConfig",
                    Map.of("config", Map.of("includeLinage", true)),
                    "airflowConfig",
                    Map.of()))
            .body();

    Answer one = server.post(PATH + "/deploy/" + id(pipeline), Map.of());
    assertThat(one.body().path("code").asInt()).isEqualTo(400);
    assertThat(one.body().path("reason").asText())
        .contains("includeLinage", "Did you mean 'includeLineage'");
    assertThat(one.body().path("platform").asText()).isEqualTo("Hydrant");
    assertThat(
            server
                .get("/hydrant/ingestionPipelines/" + id(pipeline) + "/schedule")
                .body()
                .path("deployProblem")
                .asText())
        .as("still told when the page is opened again")
        .contains("includeLinage");
    Answer all =
        server.post(PATH + "/bulk/deploy", List.of(id(pipeline), UUID.randomUUID().toString()));
    assertThat(all.status()).isEqualTo(200);
    assertThat(all.body().findValuesAsText("code")).containsExactly("500", "500");
    assertThat(server.post(PATH + "/trigger/" + id(pipeline), Map.of()).body().path("code").asInt())
        .isEqualTo(400);
    assertThat(server.newestRun(pipeline)).isEmpty();
  }

  @Test
  void togglingFlipsWhetherItIsEnabled() {
    JsonNode pipeline = server.pipeline("orders");

    assertThat(toggle(pipeline)).isFalse();
    assertThat(toggle(pipeline)).isTrue();
  }

  @Test
  void triggeringTwiceBeforeItStartsIsOneRun() {
    JsonNode pipeline = server.pipeline("orders");
    trigger(pipeline);
    trigger(pipeline);

    assertThat(server.get("/hydrant/runs?service=orders").body().path("data")).hasSize(1);
  }

  @Test
  void killingStopsWhatWaitsAndWhatRuns() {
    JsonNode pipeline = server.pipeline("orders");
    trigger(pipeline);
    JsonNode order = runner.lease();
    trigger(pipeline);

    Answer killed = server.post(PATH + "/kill/" + id(pipeline), Map.of());

    assertThat(killed.body().path("reason").asText()).isEqualTo("Stopping 2.");
    assertThat(server.newestRun(pipeline).orElseThrow().path("state").asText())
        .isEqualTo("stopped");
    assertThat(runner.heartbeat(order).body().at("/runs/0/verdict").asText()).isEqualTo("CANCEL");
  }

  @Test
  void theHistoryHoldsOwnRunsAndThoseOfOthersNewestFirst() {
    JsonNode pipeline = server.pipeline("orders");
    trigger(pipeline);
    JsonNode order = runner.lease();
    runner.finish(order, Outcome.SUCCESS);
    String elsewhere = UUID.randomUUID().toString();
    report(elsewhere, "running", 1_900_000_000_000L);
    report(elsewhere, "success", 1_900_000_000_000L);
    report(elsewhere, "running", 1_900_000_000_000L);

    JsonNode history = server.get(PATH + "/orders.metadata/pipelineStatus").body();

    assertThat(history.at("/paging/total").asInt()).isEqualTo(2);
    assertThat(history.at("/data/0/runId").asText()).isEqualTo(elsewhere);
    assertThat(history.at("/data/0/pipelineState").asText()).isEqualTo("success");
    assertThat(history.at("/data/1/runId").asText()).isEqualTo(FakeRunner.id(order));
    assertThat(
            server
                .get(PATH + "/orders.metadata/pipelineStatus/" + elsewhere)
                .body()
                .path("pipelineState")
                .asText())
        .isEqualTo("success");
  }

  @Test
  void anUnknownRunIsNothingRatherThanAnError() {
    server.pipeline("orders");

    assertThat(server.get(PATH + "/orders.metadata/pipelineStatus/" + UUID.randomUUID()).status())
        .isEqualTo(204);
  }

  @Test
  void theNewestStatusComesWithThePipelineWhenItIsAskedFor() {
    JsonNode pipeline = server.pipeline("orders");
    assertThat(withStatus(pipeline).has("pipelineStatuses")).isFalse();
    trigger(pipeline);
    JsonNode order = runner.lease();
    assertThat(withStatus(pipeline).at("/pipelineStatuses/pipelineState").asText())
        .isEqualTo("running");
    runner.finish(order, Outcome.SUCCESS);
    assertThat(
            server
                .get(PATH + "?service=orders&fields=pipelineStatuses")
                .body()
                .at("/data/0/pipelineStatuses/runId")
                .asText())
        .isEqualTo(FakeRunner.id(order));

    report(UUID.randomUUID().toString(), "failed", 1_900_000_000_000L);

    assertThat(withStatus(pipeline).at("/pipelineStatuses/pipelineState").asText())
        .isEqualTo("failed");
    assertThat(server.get(PATH + "/" + id(pipeline)).body().has("pipelineStatuses")).isFalse();
  }

  @Test
  void theThresholdOfThePipelineIsTheOneOfTheOrder() {
    JsonNode pipeline = server.pipeline("orders");
    trigger(pipeline);
    JsonNode usual = runner.lease();
    assertThat(usual.at("/workOrder/successThreshold").asInt()).isEqualTo(90);
    runner.finish(usual, Outcome.SUCCESS);

    server.patch(
        PATH + "/" + id(pipeline),
        List.of(
            Map.of("op", "add", "path", "/sourceConfig/config/successThreshold", "value", 75),
            Map.of("op", "replace", "path", "/loggerLevel", "value", "DEBUG"),
            Map.of("op", "replace", "path", "/raiseOnError", "value", false)));
    trigger(pipeline);

    JsonNode order = runner.lease().path("workOrder");
    assertThat(order.path("successThreshold").asInt()).isEqualTo(75);
    assertThat(order.path("debug").asBoolean()).isTrue();
    assertThat(order.path("raiseOnError").asBoolean(true)).isFalse();
    server.patch(
        PATH + "/" + id(pipeline),
        List.of(
            Map.of(
                "op", "replace", "path", "/sourceConfig/config/successThreshold", "value", 101)));
    assertThat(server.post(PATH + "/deploy/" + id(pipeline), Map.of()).body().toString())
        .contains("\"code\":400", "successThreshold");
  }

  @Test
  void deletingAPipelineWhoseRunnerIsGoneWorksAndEndsItsRun() {
    JsonNode pipeline = server.pipeline("orders");
    trigger(pipeline);
    String run = FakeRunner.id(runner.lease());
    server.now.addAndGet(60_000);

    assertThat(server.delete(PATH + "/" + id(pipeline)).status()).isEqualTo(200);

    long end = System.nanoTime() + 60_000_000_000L;
    while (state(run).equals("running") && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(state(run)).isEqualTo("stopped");
    assertThat(
            server.put(PATH + "/restore", Map.of("id", id(pipeline)), Map.of()).body().path("name"))
        .isEqualTo(pipeline.path("name"));
    assertThat(server.delete(PATH + "/" + id(pipeline) + "?hardDelete=true").status())
        .isEqualTo(200);
    assertThat(server.get("/hydrant/runs/" + run).status()).isEqualTo(404);
  }

  @Test
  void aClientCannotOverwriteTheStateOfAnOwnRun() {
    JsonNode pipeline = server.pipeline("orders");
    trigger(pipeline);
    JsonNode order = runner.lease();

    report(FakeRunner.id(order), "failed", 1_900_000_000_000L);

    assertThat(server.newestRun(pipeline).orElseThrow().path("state").asText())
        .isEqualTo("running");
  }

  @Test
  void theLastLogIsReadPageByPageAndDownloaded() {
    JsonNode pipeline = server.pipeline("orders");
    assertThat(log(pipeline, "").path("ingestion_task").asText()).isEmpty();
    trigger(pipeline);
    JsonNode order = runner.lease();
    for (int i = 0; i < 66; i++) {
      runner.log(order, i, "line " + i + "\n");
    }

    JsonNode first = log(pipeline, "");
    assertThat(first.path("ingestion_task").asText()).startsWith("line 0\n").endsWith("line 63\n");
    assertThat(first.path("total").asText()).isEqualTo(String.valueOf(10 * 7 + 56 * 8));
    JsonNode second = log(pipeline, "?after=" + first.path("after").asText());
    assertThat(second.path("ingestion_task").asText()).isEqualTo("line 64\nline 65\n");
    assertThat(second.has("after")).isFalse();
    Answer file = server.get(PATH + "/logs/" + id(pipeline) + "/last/download");
    assertThat(file.text()).startsWith("line 0\n").endsWith("line 65\n");
  }

  @Test
  void theStatusTellsWhetherARunnerIsThere() {
    assertThat(server.get(PATH + "/status").body().path("reason").asText()).isEmpty();

    server.now.addAndGet(31_000);

    JsonNode status = server.get(PATH + "/status").body();
    assertThat(status.path("code").asInt()).isEqualTo(200);
    assertThat(status.path("reason").asText()).isEqualTo("Pipeline Client Disabled");
  }

  private String state(String run) {
    return server.get("/hydrant/runs/" + run).body().path("state").asText();
  }

  private JsonNode withStatus(JsonNode pipeline) {
    return server.get(PATH + "/" + id(pipeline) + "?fields=pipelineStatuses").body();
  }

  private JsonNode log(JsonNode pipeline, String query) {
    return server.get(PATH + "/logs/" + id(pipeline) + "/last" + query).body();
  }

  private void report(String runId, String state, long timestamp) {
    Answer answer =
        server.put(
            PATH + "/orders.metadata/pipelineStatus",
            Map.of("runId", runId, "pipelineState", state, "timestamp", timestamp),
            Map.of());
    assertThat(answer.status()).isEqualTo(200);
  }

  private boolean toggle(JsonNode pipeline) {
    return server
        .post(PATH + "/toggleIngestion/" + id(pipeline), Map.of())
        .body()
        .path("enabled")
        .asBoolean();
  }

  private void trigger(JsonNode pipeline) {
    assertThat(server.post(PATH + "/trigger/" + id(pipeline), Map.of()).body().path("code").asInt())
        .isEqualTo(200);
    server.now.incrementAndGet();
  }

  private static String id(JsonNode pipeline) {
    return pipeline.path("id").asText();
  }
}
