package dev.hydrant.runner;

import static dev.hydrant.runner.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.runner.RunnerTiming;
import java.nio.file.Path;
import java.time.Duration;
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

  private RealServer server;
  private Agent agent;

  @BeforeEach
  void start() {
    server = new RealServer(folder, TIMING, Optional.empty());
    agent = server.agent();
  }

  @AfterEach
  void stop() {
    agent.stop(Duration.ZERO);
    server.close();
  }

  @Test
  void aTriggerBecomesAQueuedRunALeaseAChildALogAndOneEnd() throws Exception {
    String pipeline = server.pipeline("works");
    server.trigger(pipeline);
    assertThat(server.run("works").path("state").asText()).isEqualTo("queued");

    agent.start();

    JsonNode ended = server.ended("works");
    assertThat(ended.path("state").asText()).isEqualTo("success");
    assertThat(ended.path("attempt").asInt()).isEqualTo(1);
    assertThat(server.log(ended))
        .contains("Runner built-in starts attempt 1.", "working for works")
        .endsWith("stream-199 is read\n");
  }

  @Test
  void workIsTakenWithoutDelayByARunnerThatWaits() throws Exception {
    agent.start();
    until("the runner is there", agent::connected);
    String pipeline = server.pipeline("works");
    long start = System.nanoTime();

    server.trigger(pipeline);
    until("it runs", () -> !server.run("works").path("state").asText().equals("queued"));

    // The wait is five seconds long and the look for other servers' work comes once a second.
    assertThat(System.nanoTime() - start).isLessThan(800_000_000L);
  }

  @Test
  void stoppingARunStopsItsChildWithinSeconds() throws Exception {
    agent.start();
    server.trigger(server.pipeline("waits"));
    until("it runs", () -> server.log(server.run("waits")).contains("working for"));

    server.post("/hydrant/runs/" + server.run("waits").path("id").asText() + "/cancel", Map.of());

    JsonNode ended = server.ended("waits");
    assertThat(ended.path("state").asText()).isEqualTo("stopped");
    assertThat(server.log(ended)).contains("told to stop");
  }

  @Test
  void aChildThatDiesWithoutAReportFailsItsRunWithItsLastWordsMasked() throws Exception {
    agent.start();
    server.trigger(server.pipeline("crashes"));

    JsonNode ended = server.ended("crashes");

    assertThat(ended.path("state").asText()).isEqualTo("failed");
    assertThat(ended.path("reason").asText()).contains("exit code 7");
    assertThat(server.log(ended)).doesNotContain(Orders.CANARY);
    assertThat(ended.toString()).doesNotContain(Orders.CANARY);
  }

  @Test
  void aRunWhoseRunnerVanishesGoesToTheNextOne() throws Exception {
    agent.start();
    server.trigger(server.pipeline("deaf"));
    until("it runs", () -> server.log(server.run("deaf")).contains("working for"));

    // Stopped without a chance to give the run back: what a kill of the process looks like.
    Agent vanished = agent;
    Thread stopper = new Thread(() -> vanished.stop(Duration.ZERO));
    stopper.start();
    agent = server.agent();
    agent.start();
    until("another attempt runs", () -> server.run("deaf").path("attempt").asInt() == 2);
    stopper.join();

    until("the child of the second works", () -> agent.working() == 1);
    assertThat(server.run("deaf").path("state").asText()).isEqualTo("running");
  }

  @Test
  void theStepsOfAConnectionTestComeBackInTheWorkflow() throws Exception {
    agent.start();
    String id =
        server
            .post(
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
                        Map.of("config", RealServer.connection()))))
            .path("id")
            .asText();

    server.post("/automations/workflows/trigger/" + id, Map.of());
    until(
        "the test has ended",
        () ->
            server
                .get("/automations/workflows/" + id)
                .path("status")
                .asText()
                .equals("Successful"));

    assertThat(
            server
                .get("/automations/workflows/" + id)
                .at("/response/steps")
                .findValuesAsText("name"))
        .containsExactly("GetPipelines", "GetTags");
  }
}
