package dev.hydrant.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.server.run.RunServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduledRunTest {
  private static final String PATH = "/services/ingestionPipelines";
  private static final long HOUR = Duration.ofHours(1).toMillis();

  @TempDir Path folder;

  private RunServer server;

  @BeforeEach
  void start() {
    server = new RunServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aDeployedPipelineIsRunWhenItIsDue() {
    JsonNode pipeline = pipeline(Map.of("scheduleInterval", "0 * * * *", "retries", 2));
    assertThat(deploy(pipeline).path("code").asInt()).isEqualTo(200);
    long due = (server.now.get() / HOUR + 1) * HOUR;
    assertThat(state(pipeline).path("next").path(0).asLong()).isEqualTo(due);

    server.now.set(due - 1_000);
    FakeRunner runner = new FakeRunner(server, server.runs.builtInToken().reveal());
    server.now.set(due);

    JsonNode order = runner.lease();
    for (int tries = 0; order.isMissingNode() && tries < 20; tries++) {
      order = runner.lease();
    }
    assertThat(server.newestRun(pipeline).orElseThrow().path("dueAt").asLong()).isEqualTo(due);
    assertThat(FakeRunner.id(order)).isNotEmpty();
    assertThat(state(pipeline).path("next").path(0).asLong()).isEqualTo(due + HOUR);
    assertThat(state(pipeline).path("words").asText()).isEqualTo("Every hour");
  }

  @Test
  void aScheduleThatCannotBeUsedIsNotDeployedAndSaysWhy() {
    JsonNode pipeline = pipeline(Map.of("scheduleInterval", "*/5 * * * *"));

    JsonNode answer = deploy(pipeline);

    assertThat(answer.path("code").asInt()).isEqualTo(400);
    assertThat(answer.path("reason").asText())
        .startsWith("airflowConfig.scheduleInterval: minute: '*/5' runs more often");
    assertThat(state(pipeline).path("deployed").asBoolean()).isFalse();
    assertThat(state(pipeline).has("next")).isFalse();
  }

  @Test
  void aScheduleThatCannotBeUsedAnyMoreSaysWhy() {
    JsonNode pipeline = pipeline(Map.of("scheduleInterval", "0 * * * *"));
    deploy(pipeline);
    server
        .catalog
        .database()
        .write(handle -> handle.execute("update schedule set zone = 'Mars/Olympus'"));

    assertThat(state(pipeline).path("problem").asText())
        .startsWith("The time zone 'Mars/Olympus' is not known");
    assertThat(state(pipeline).path("zone").asText()).isEqualTo("Mars/Olympus");
  }

  @Test
  void optionsThatCannotBeUsedAreRefusedByName() {
    assertThat(deploy(pipeline(Map.of("retries", -1))).path("reason").asText())
        .startsWith("airflowConfig.retries: ");
    assertThat(deploy(pipeline(Map.of("pipelineTimezone", "Mars"))).path("reason").asText())
        .startsWith("airflowConfig.pipelineTimezone: 'Mars' is not a time zone");
    assertThat(deploy(pipeline(Map.of("startDate", "soon"))).path("reason").asText())
        .startsWith("airflowConfig.startDate: 'soon' is not a date");
  }

  @Test
  void anEditThatWouldLeaveADeployedPipelineWithoutAScheduleIsRefused() {
    JsonNode pipeline = pipeline(Map.of("scheduleInterval", "0 * * * *"));
    deploy(pipeline);

    Answer answer =
        server.patch(
            PATH + "/" + pipeline.path("id").asText(),
            List.of(
                Map.of(
                    "op",
                    "replace",
                    "path",
                    "/airflowConfig/scheduleInterval",
                    "value",
                    "0 25 * * *")));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("message").asText())
        .contains("airflowConfig.scheduleInterval: hour: 25");
    assertThat(state(pipeline).path("cron").asText()).isEqualTo("0 * * * *");
  }

  @Test
  void anExpressionIsSaidInWordsWithItsNextTimes() {
    JsonNode answer =
        check(Map.of("cron", "30 2 * * *", "zone", "Europe/Berlin", "start", "2027-03-27"));

    assertThat(answer.path("valid").asBoolean()).isTrue();
    assertThat(answer.path("words").asText()).isEqualTo("Every day at 02:30");
    assertThat(answer.path("next")).hasSize(5);
    assertThat(answer.path("notes").path(0).asText())
        .isEqualTo("2027-03-28: 02:30 does not exist, runs at 03:00");
  }

  @Test
  void anExpressionThatCannotBeUsedSaysWhy() {
    JsonNode answer = check(Map.of("cron", "0 0 * * 7", "zone", "UTC"));

    assertThat(answer.path("valid").asBoolean()).isFalse();
    assertThat(answer.path("error").asText()).contains("day of week: 7", "Sunday is 0");
    assertThat(check(Map.of("cron", "")).path("valid").asBoolean()).isFalse();
  }

  private JsonNode check(Map<String, String> question) {
    Answer answer = server.post("/hydrant/schedule/check", question);
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  private JsonNode state(JsonNode pipeline) {
    return server
        .get("/hydrant/ingestionPipelines/" + pipeline.path("id").asText() + "/schedule")
        .body();
  }

  private JsonNode deploy(JsonNode pipeline) {
    return server.post(PATH + "/deploy/" + pipeline.path("id").asText(), Map.of()).body();
  }

  private JsonNode pipeline(Map<String, Object> airflowConfig) {
    String service = "s" + airflowConfig.hashCode();
    return server
        .post(
            PATH,
            Map.of(
                "name",
                "metadata",
                "pipelineType",
                "metadata",
                "service",
                Map.of(
                    "id", server.service(service).path("id").asText(), "type", "pipelineService"),
                "sourceConfig",
                Map.of("config", Map.of("type", "PipelineMetadata")),
                "airflowConfig",
                airflowConfig))
        .body();
  }
}
