package dev.hydrant.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.run.RunReport;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.run.StepSummary;
import dev.hydrant.model.runner.FinishRequest;
import dev.hydrant.model.runner.Outcome;
import dev.hydrant.server.run.RunServer.Answer;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerProtocolTest {
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
  void aRunSaysWhatItWaitsForAndHowItsAttemptsEnded() {
    JsonNode pipeline = server.pipeline("orders");
    trigger(pipeline);
    server.now.addAndGet(60_000);
    assertThat(run(pipeline).path("reason").asText())
        .isEqualTo("Waiting for runner built-in, which was last heard a minute ago.");

    JsonNode order = runner.lease();
    trigger(pipeline);
    assertThat(run(pipeline).path("reason").asText())
        .isEqualTo("Waiting for the run before it to end.");
    runner.finish(order, Outcome.RELEASED);

    JsonNode view = server.get("/hydrant/runs/" + FakeRunner.id(order)).body();
    assertThat(view.path("state").asText()).isEqualTo("queued");
    assertThat(view.path("attempts")).hasSize(1);
    assertThat(view.at("/attempts/0/attempt").asInt()).isEqualTo(1);
    assertThat(view.at("/attempts/0/outcome").asText()).isEqualTo("released");
    assertThat(view.at("/attempts/0/endedAt").asLong())
        .isGreaterThanOrEqualTo(view.at("/attempts/0/startedAt").asLong());
  }

  @Test
  void aTriggeredPipelineIsLeasedWithTheClearConnectionLoggedAndFinished() {
    JsonNode pipeline = server.pipeline("orders");
    assertThat(trigger(pipeline).body().path("code").asInt()).isEqualTo(200);
    assertThat(run(pipeline).path("state").asText()).isEqualTo("queued");
    assertThat(run(pipeline).path("reason").asText()).isEqualTo("Waiting for runner built-in.");

    JsonNode order = runner.lease();

    JsonNode work = order.path("workOrder");
    assertThat(work.path("kind").asText()).isEqualTo("ingest");
    assertThat(work.path("serviceName").asText()).isEqualTo("orders");
    assertThat(work.at("/connection/awsConfig/awsSecretAccessKey").asText())
        .isEqualTo("the-clear-password");
    assertThat(work.at("/sourceConfig/includeTags").asBoolean(true)).isFalse();
    assertThat(work.has("sink")).isFalse();

    assertThat(runner.log(order, 0, "12:00:00.000 INFO one\n").status()).isEqualTo(204);
    assertThat(runner.log(order, 0, "12:00:00.000 INFO one\n").status()).isEqualTo(204);
    assertThat(runner.progress(order, Map.of("stage", "describe", "done", 3, "total", 10)).status())
        .isEqualTo(204);
    JsonNode running = run(pipeline);
    assertThat(running.path("state").asText()).isEqualTo("running");
    assertThat(running.at("/progress/stage").asText()).isEqualTo("describe");
    JsonNode live = server.get("/hydrant/runs/" + FakeRunner.id(order) + "/log").body();
    assertThat(live.path("text").asText()).isEqualTo("12:00:00.000 INFO one\n");
    assertThat(live.path("complete").asBoolean(true)).isFalse();

    assertThat(runner.finish(order, report(RunState.SUCCESS)).status()).isEqualTo(200);
    assertThat(runner.finish(order, report(RunState.SUCCESS)).status()).isEqualTo(200);

    JsonNode ended = server.get("/hydrant/runs/" + FakeRunner.id(order)).body();
    assertThat(ended.path("state").asText()).isEqualTo("success");
    assertThat(ended.at("/report/steps/0/records").asInt()).isEqualTo(7);
    assertThat(ended.at("/ingestionPipeline/fullyQualifiedName").asText())
        .isEqualTo("orders.metadata");
    JsonNode rest =
        server
            .get("/hydrant/runs/" + FakeRunner.id(order) + "/log?after=" + live.path("nextOffset"))
            .body();
    assertThat(rest.path("complete").asBoolean()).isTrue();
  }

  @Test
  void aWaitingRunnerHearsOfWorkAtOnce() {
    CompletableFuture<Answer> asked = runner.lease(FakeRunner.number(), 1);
    JsonNode pipeline = server.pipeline("orders");

    trigger(pipeline);

    assertThat(asked.join().status()).isEqualTo(200);
    assertThat(asked.join().body().path("orders")).hasSize(1);
  }

  @Test
  void askersThatHangUpDoNoHarm() throws Exception {
    HttpClient impatient = HttpClient.newHttpClient();
    for (int i = 0; i < 5; i++) {
      var asked = runner.leaseWith(impatient, 0);
      Thread.sleep(50);
      asked.cancel(true);
    }
    // The last one's time runs out with nobody there to hear it.
    Thread.sleep(RunServer.TIMING.leaseWait() + 100);

    trigger(server.pipeline("orders"));

    assertThat(runner.lease().has("workOrder")).isTrue();
  }

  @Test
  void withoutWorkTheQuestionEndsEmpty() {
    Answer answer = runner.lease(FakeRunner.number(), 1).join();

    assertThat(answer.status()).isEqualTo(204);
  }

  @Test
  void theSameQuestionAgainGetsTheSameAnswer() {
    trigger(server.pipeline("orders"));
    String number = FakeRunner.number();

    Answer first = runner.lease(number, 1).join();
    Answer again = runner.lease(number, 1).join();

    assertThat(again.text()).isEqualTo(first.text());
  }

  @Test
  void aCancelReachesTheOpenQuestionAndTheHeartbeat() {
    JsonNode pipeline = server.pipeline("orders");
    trigger(pipeline);
    JsonNode order = runner.lease();
    CompletableFuture<Answer> open = runner.lease(FakeRunner.number(), 0);

    Answer cancelled = server.post("/hydrant/runs/" + FakeRunner.id(order) + "/cancel", Map.of());

    assertThat(cancelled.body().path("state").asText()).isEqualTo("running");
    assertThat(verdict(order)).isEqualTo("CANCEL");
    Answer answer = open.join();
    if (answer.status() == 200) {
      assertThat(answer.body().path("cancel").path(0).asText()).isEqualTo(FakeRunner.id(order));
    }
    runner.finish(order, Outcome.STOPPED);
    assertThat(run(pipeline).path("state").asText()).isEqualTo("stopped");
  }

  @Test
  void aLostRunnersRunGoesToTheNextAndItsReportsAreRefused() {
    JsonNode pipeline = server.pipeline("orders");
    trigger(pipeline);
    JsonNode first = runner.lease();

    server.now.addAndGet(51_000);
    FakeRunner other = new FakeRunner(server, server.runs.builtInToken().reveal());
    JsonNode second = leaseSoon(other);

    // Three where a question ran out of time at the very moment and gave the run back.
    assertThat(second.path("attempt").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(verdict(first)).isEqualTo("GONE");
    assertThat(runner.log(first, 0, "late").status()).isEqualTo(409);
    assertThat(runner.progress(first, Map.of("stage", "x", "done", 1, "total", 1)).status())
        .isEqualTo(409);
    assertThat(runner.finish(first, Outcome.SUCCESS).status()).isEqualTo(409);
    assertThat(other.finish(second, Outcome.SUCCESS).status()).isEqualTo(200);
    assertThat(run(pipeline).path("state").asText()).isEqualTo("success");
  }

  @Test
  void aJobTokenEndsWithItsAttempt() {
    trigger(server.pipeline("orders"));
    JsonNode order = runner.lease();
    String job = order.path("jobToken").asText();

    assertThat(catalogStatus(job)).isEqualTo(200);
    runner.finish(order, Outcome.SUCCESS);
    assertThat(catalogStatus(job)).isEqualTo(401);
    assertThat(catalogStatus("some-other-token")).isEqualTo(200);
  }

  @Test
  void aWriteThatWasBegunBeforeAndEndsAfterTheRunWasLostIsRefused() throws Exception {
    trigger(server.pipeline("orders"));
    String job = runner.lease().path("jobToken").asText();
    String body = "{\"name\":\"late\",\"serviceType\":\"Kafka\"}";
    try (Socket frozen = new Socket("127.0.0.1", server.port())) {
      OutputStream out = frozen.getOutputStream();
      String head =
          "PUT /api/v1/services/messagingServices HTTP/1.1\r\nHost: 127.0.0.1\r\n"
              + "Content-Type: application/json\r\nConnection: close\r\n"
              + "Authorization: Bearer %s\r\nContent-Length: %d\r\n\r\n";
      out.write(head.formatted(job, body.length()).getBytes(StandardCharsets.UTF_8));
      out.write(body.substring(0, 10).getBytes(StandardCharsets.UTF_8));
      out.flush();
      server.now.addAndGet(51_000);
      leaseSoon(new FakeRunner(server, server.runs.builtInToken().reveal()));

      out.write(body.substring(10).getBytes(StandardCharsets.UTF_8));
      out.flush();

      String answer = new String(frozen.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 401");
    }
    assertThat(server.get("/services/messagingServices/name/late").status()).isEqualTo(404);
  }

  @Test
  void onlyTheRightTokensOpenSessionsAndUseThem() {
    String token = server.runs.builtInToken().reveal();

    assertThat(FakeRunner.register(server, "built-in", "hyr_wrong", "x", 1).status())
        .isEqualTo(401);
    assertThat(FakeRunner.register(server, "another", token, "x", 1).status()).isEqualTo(401);
    Answer old = FakeRunner.register(server, "built-in", token, "x", 0);
    assertThat(old.status()).isEqualTo(409);
    assertThat(old.body().path("errorType").asText()).isEqualTo("PROTOCOL_TOO_OLD");
    Answer stranger =
        server.post(
            "/hydrant/runners/lease",
            Map.of("requestId", FakeRunner.number(), "freeSlots", 1, "instanceId", "not-mine"),
            FakeRunner.bearer(runner.session));
    assertThat(stranger.status()).isEqualTo(401);
    Answer guessable =
        server.post(
            "/hydrant/runners/lease",
            Map.of("requestId", "1", "freeSlots", 1, "instanceId", runner.instance),
            FakeRunner.bearer(runner.session));
    assertThat(guessable.status()).isEqualTo(400);
  }

  @Test
  void aServiceThatCannotBeReadFailsItsRunWithTheReason() {
    JsonNode pipeline = server.pipeline("orders");
    trigger(pipeline);
    server.delete(
        "/services/pipelineServices/"
            + pipeline.at("/service/id").asText()
            + "?recursive=false&hardDelete=false");
    Answer broken =
        server.put(
            "/services/pipelineServices",
            Map.of(
                "name",
                "orders",
                "serviceType",
                "KinesisFirehose",
                "connection",
                Map.of("config", Map.of("awsConfig", Map.of("awsRegoin", "x")))),
            Map.of());
    assertThat(broken.status()).isEqualTo(200);

    runner.lease(FakeRunner.number(), 1).join();

    JsonNode run = run(pipeline);
    assertThat(run.path("state").asText()).isEqualTo("failed");
    assertThat(run.path("reason").asText()).contains("awsRegoin", "awsRegion");
  }

  @Test
  void theLogHasALimit() {
    trigger(server.pipeline("orders"));
    JsonNode order = runner.lease();

    assertThat(runner.log(order, 0, "x".repeat(10_000)).status()).isEqualTo(204);
    assertThat(runner.log(order, 1, "y").status()).isEqualTo(413);
  }

  @Test
  void theRunnersAreListedWithTheirState() {
    trigger(server.pipeline("orders"));
    runner.heartbeat(runner.lease());
    assertThat(server.get("/hydrant/runners").body().at("/data/0/status").asText())
        .isEqualTo("Connected");

    server.now.addAndGet(60_000);
    assertThat(server.get("/hydrant/runners").body().at("/data/0/status").asText())
        .isEqualTo("Stale");
  }

  private JsonNode leaseSoon(FakeRunner asker) {
    for (int i = 0; i < 20; i++) {
      JsonNode order = asker.lease();
      if (order.has("workOrder")) {
        return order;
      }
    }
    throw new AssertionError("the run did not come back to the queue");
  }

  private String verdict(JsonNode order) {
    return runner.heartbeat(order).body().at("/runs/0/verdict").asText();
  }

  private int catalogStatus(String token) {
    return server.get("/pipelines", FakeRunner.bearer(token)).status();
  }

  private Answer trigger(JsonNode pipeline) {
    return server.post(
        "/services/ingestionPipelines/trigger/" + pipeline.path("id").asText(), Map.of());
  }

  private JsonNode run(JsonNode pipeline) {
    return server.newestRun(pipeline).orElseThrow();
  }

  private static FinishRequest report(RunState state) {
    return new FinishRequest(
        Outcome.of(state),
        "",
        false,
        Optional.of(
            new RunReport(
                state,
                "orders",
                1.5,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(new StepSummary("Source", 7, 2, 0, 0, 1, List.of())))),
        Optional.of(0),
        null,
        null,
        1,
        0);
  }
}
