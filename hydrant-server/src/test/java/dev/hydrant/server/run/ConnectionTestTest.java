package dev.hydrant.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.connector.TestStep;
import dev.hydrant.model.runner.FinishRequest;
import dev.hydrant.model.runner.Outcome;
import dev.hydrant.model.runner.RunProgress;
import dev.hydrant.server.run.RunServer.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTestTest {
  private static final String PATH = "/automations/workflows";
  private static final String OWN = "/hydrant/workflows/";
  private static final TestStep LISTED =
      new TestStep(
          "ListDeliveryStreams",
          "firehose:ListDeliveryStreams",
          true,
          true,
          true,
          "3 streams",
          "",
          12);
  private static final TestStep DENIED =
      new TestStep(
          "DescribeDeliveryStream",
          "firehose:DescribeDeliveryStream",
          true,
          false,
          true,
          "Denied.",
          "Allow it.",
          9);

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
  void theStepsAppearAsTheyEndAndThenTheVerdict() {
    String id = workflow("typed-password");
    assertThat(get(id).path("status").asText()).isEqualTo("Pending");
    assertThat(trigger(id).status()).isEqualTo(200);

    JsonNode order = runner.lease();
    assertThat(order.at("/workOrder/kind").asText()).isEqualTo("testConnection");
    assertThat(order.at("/workOrder/connection/awsConfig/awsSecretAccessKey").asText())
        .isEqualTo("typed-password");
    assertThat(order.at("/workOrder/limits/seconds").asInt()).isEqualTo(180);

    runner.progress(order, new RunProgress("test", 1, 2, List.of(LISTED)));
    JsonNode half = get(id);
    assertThat(half.path("status").asText()).isEqualTo("Running");
    assertThat(half.at("/response/status").asText()).isEqualTo("Running");
    assertThat(half.at("/response/steps")).hasSize(1);

    finish(order, Outcome.FAILED, "", List.of(LISTED, DENIED));
    JsonNode end = get(id);
    assertThat(end.path("status").asText()).isEqualTo("Successful");
    assertThat(end.at("/response/status").asText()).isEqualTo("Failed");
    assertThat(end.at("/response/steps/0/passed").asBoolean()).isTrue();
    assertThat(end.at("/response/steps/1").toString())
        .isEqualTo(
            "{\"name\":\"DescribeDeliveryStream\",\"mandatory\":true,\"passed\":false,"
                + "\"message\":\"Denied.\",\"errorLog\":\"Allow it.\"}");
  }

  @Test
  void aTestThatPassesIsSuccessful() {
    String id = workflow("typed-password");
    trigger(id);

    finish(runner.lease(), Outcome.SUCCESS, "", List.of(LISTED));

    assertThat(get(id).path("status").asText()).isEqualTo("Successful");
    assertThat(get(id).at("/response/status").asText()).isEqualTo("Successful");
  }

  @Test
  void aTestThatCouldNotBeMadeIsAFailedWorkflowThatSaysWhy() {
    String id = workflow("typed-password");
    trigger(id);

    finish(runner.lease(), Outcome.FAILED, "The child ended with exit code 3.", List.of());

    assertThat(get(id).path("status").asText()).isEqualTo("Failed");
    assertThat(get(id).at("/response/steps/0/message").asText())
        .isEqualTo("The child ended with exit code 3.");
  }

  @Test
  void theMaskOfAStoredPasswordTestsTheStoredOne() {
    server.service("orders");
    String id = workflow("*********");
    trigger(id);

    assertThat(runner.lease().at("/workOrder/connection/awsConfig/awsSecretAccessKey").asText())
        .isEqualTo("the-clear-password");
  }

  @Test
  void aTestThatNoRunnerTakesFailsAfterThreeMinutes() throws InterruptedException {
    String id = workflow("typed-password");
    trigger(id);

    server.now.addAndGet(181_000);
    long end = System.nanoTime() + 15_000_000_000L;
    while (!get(id).path("status").asText().equals("Failed") && System.nanoTime() < end) {
      Thread.sleep(50);
    }

    assertThat(get(id).at("/response/steps/0/message").asText()).contains("built-in");
  }

  @Test
  void aTestThatRunsIsToldToStopAndOneThatWaitsEnds() {
    String id = workflow("typed-password");
    trigger(id);
    JsonNode order = runner.lease();
    assertThat(server.get(OWN + id + "/run").body().path("id").asText())
        .isEqualTo(FakeRunner.id(order));

    Answer stopped = server.post(OWN + id + "/cancel", Map.of());

    assertThat(stopped.body().path("code").asInt()).isEqualTo(200);
    assertThat(runner.heartbeat(order).body().at("/runs/0/verdict").asText()).isEqualTo("CANCEL");
    finish(order, Outcome.STOPPED, "Stopped on request.", List.of(LISTED));
    assertThat(get(id).path("status").asText()).isEqualTo("Failed");
    assertThat(get(id).at("/response/steps")).hasSize(1);
    server.now.incrementAndGet();
    trigger(id);
    server.post(OWN + id + "/cancel", Map.of());
    assertThat(get(id).path("status").asText()).isEqualTo("Failed");
    assertThat(get(id).at("/response/steps/0/message").asText()).isEqualTo("Stopped on request.");
  }

  @Test
  void whatATestWaitedIsPartOfTheTimeThatItHas() {
    String id = workflow("typed-password");
    trigger(id);

    server.now.addAndGet(60_000);

    assertThat(runner.lease().at("/workOrder/limits/seconds").asInt()).isEqualTo(120);
  }

  @Test
  void deletingTheQuestionEndsTheTest() {
    String id = workflow("typed-password");
    trigger(id);
    JsonNode order = runner.lease();

    server.delete(PATH + "/" + id + "?hardDelete=true");

    assertThat(runner.heartbeat(order).body().at("/runs/0/verdict").asText()).isEqualTo("GONE");
    assertThat(runner.finish(order, Outcome.SUCCESS).status()).isEqualTo(409);
  }

  @Test
  void aConnectionThatCannotBeUsedIsRefusedAtOnce() {
    Answer created =
        server.post(
            PATH,
            Map.of(
                "name",
                "test-2",
                "workflowType",
                "TEST_CONNECTION",
                "request",
                Map.of(
                    "serviceType",
                    "Pipeline",
                    "connectionType",
                    "Airflow",
                    "connection",
                    Map.of("config", Map.of()))));

    Answer refused = trigger(created.body().path("id").asText());

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().path("message").asText()).contains("Airflow");
  }

  @Test
  void namesAreListedAndAFilterIsPreviewedOverThem() {
    JsonNode service = server.service("orders");
    String listing = "/hydrant/services/" + service.path("id").asText() + "/listing";
    assertThat(server.get(listing).body().path("data").isEmpty()).isTrue();
    JsonNode run = server.post(listing, Map.of()).body();
    assertThat(server.get(listing).body().path("data").isEmpty())
        .as("a listing that goes on is not one to preview")
        .isTrue();
    JsonNode order = runner.lease();
    assertThat(order.at("/workOrder/kind").asText()).isEqualTo("list");
    runner.finish(
        order,
        new FinishRequest(
            Outcome.SUCCESS,
            "",
            false,
            Optional.empty(),
            Optional.of(0),
            null,
            List.of("prod-a", "prod-b", "test-a"),
            1,
            0));

    assertThat(server.get(listing).body().at("/data/0/id")).isEqualTo(run.path("id"));
    JsonNode preview =
        server
            .post(
                "/hydrant/runs/" + run.path("id").asText() + "/preview",
                Map.of("includes", List.of("prod"), "excludes", List.of(".*-b$")))
            .body();

    assertThat(preview.path("total").asInt()).isEqualTo(3);
    assertThat(preview.path("kept").asInt()).isEqualTo(1);
    assertThat(preview.at("/names/1").toString())
        .isEqualTo("{\"name\":\"prod-b\",\"kept\":false,\"pattern\":\".*-b$\"}");
  }

  private String workflow(String password) {
    Answer created =
        server.post(
            PATH,
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
                    "orders",
                    "connection",
                    Map.of(
                        "config",
                        Map.of(
                            "type",
                            "KinesisFirehose",
                            "awsConfig",
                            Map.of("awsRegion", "eu-west-1", "awsSecretAccessKey", password))))));
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text()).doesNotContain("typed-password");
    return created.body().path("id").asText();
  }

  private void finish(JsonNode order, Outcome outcome, String reason, List<TestStep> steps) {
    runner.finish(
        order,
        new FinishRequest(
            outcome, reason, false, Optional.empty(), Optional.of(0), steps, null, 1, 0));
  }

  private Answer trigger(String id) {
    return server.post(PATH + "/trigger/" + id, Map.of());
  }

  private JsonNode get(String id) {
    return server.get(PATH + "/" + id).body();
  }
}
