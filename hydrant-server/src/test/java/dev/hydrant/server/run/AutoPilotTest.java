package dev.hydrant.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.runner.FinishRequest;
import dev.hydrant.model.runner.Outcome;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoPilotTest {
  private static final String PIPELINES = "/services/ingestionPipelines";
  private static final String SWITCH = "/hydrant/settings/autoPilot";
  private static final Map<String, Object> CONFIG =
      Map.of("type", "KinesisFirehose", "awsConfig", Map.of("awsRegion", "eu-west-1"));

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
  void aServiceCreatedWithItOnGetsItsPipelineDeployedScheduledAndRun() {
    String service = created("orders", Optional.of(CONFIG));

    JsonNode order = leased();
    JsonNode flying = view(service);
    assertThat(flying.path("state").asText()).isEqualTo("working");
    assertThat(states(flying)).containsExactly("done", "done", "done", "running");
    assertThat(flying.at("/steps/2/words").asText()).contains("00:00");
    assertThat(flying.at("/steps/2/nextDue").asLong() % 86_400_000).isZero();
    assertThat(flying.at("/run/id").asText()).isEqualTo(FakeRunner.id(order));
    assertThat(flying.at("/run/state").asText()).isEqualTo("running");
    JsonNode pipeline = server.get(PIPELINES + "/" + pipelineOf(flying)).body();
    assertThat(pipeline.path("name").asText()).matches("orders_metadata_[0-9a-f]{8}");
    assertThat(pipeline.path("provider").asText()).isEqualTo("automation");
    assertThat(pipeline.path("updatedBy").asText()).isEqualTo("autopilot");

    runner.finish(order, Outcome.SUCCESS);

    assertThat(states(await(service, "done"))).containsExactly("done", "done", "done", "done");
    assertThat(pipelines()).hasSize(1);
    assertThat(runs()).hasSize(1);
  }

  @Test
  void aServiceThatSaysNothingOfItIsLeftToPeople() {
    String service = server.service("orders").path("id").asText();

    assertThat(view(service).path("enabled").asBoolean()).isFalse();
    assertThat(view(service).path("state").asText()).isEqualTo("off");
    assertThat(server.post(path(service), Map.of()).status()).isEqualTo(400);
  }

  @Test
  void switchedOnLaterItLeavesThePipelineOfAPersonAlone() {
    JsonNode pipeline = server.pipeline("orders");
    String service = pipeline.at("/service/id").asText();

    assertThat(server.put(path(service), Map.of("enabled", true), Map.of()).status())
        .isEqualTo(200);

    JsonNode left = await(service, "leftAlone");
    assertThat(left.path("reason").asText()).contains("metadata, which a person configured");
    assertThat(pipelines()).hasSize(1);
    assertThat(runs()).isEmpty();
    assertThat(
            server
                .get("/services/pipelineServices/" + service)
                .body()
                .at("/connection/config/awsConfig/awsSecretAccessKey")
                .asText())
        .isEqualTo("*********");
  }

  @Test
  void theSwitchForAllHoldsEverythingUntilItIsOnAgain() {
    assertThat(server.get(SWITCH).body().path("enabled").asBoolean()).isTrue();
    server.put(SWITCH, Map.of("enabled", false), Map.of());
    String service = created("orders", Optional.of(CONFIG));

    JsonNode waiting = await(service, "waiting");
    assertThat(waiting.path("reason").asText()).contains("switched off for all services");
    assertThat(states(waiting)).containsExactly("running", "waiting", "waiting", "waiting");
    assertThat(pipelines()).isEmpty();

    server.put(SWITCH, Map.of("enabled", true), Map.of());

    assertThat(FakeRunner.id(leased())).isNotEmpty();
    assertThat(server.put(SWITCH, Map.of("enabled", "yes"), Map.of()).status()).isEqualTo(400);
  }

  @Test
  void whatCannotBeDeployedStaysSaysWhyAndGoesOnWhenItIsMended() {
    String service = created("orders", Optional.empty());

    JsonNode failed = await(service, "failed");
    assertThat(failed.path("reason").asText())
        .isEqualTo(
            "connection.config.awsConfig: the service has no AWS credentials configuration. Fill"
                + " in the service's connection.");
    assertThat(states(failed)).containsExactly("done", "failed", "failed", "waiting");
    assertThat(failed.at("/ingestionPipeline/deployed").asBoolean()).isFalse();

    server.patch(
        "/services/pipelineServices/" + service,
        List.of(Map.of("op", "add", "path", "/connection/config", "value", CONFIG)));
    assertThat(server.post(path(service), Map.of()).status()).isEqualTo(202);

    runner.finish(leased(), Outcome.SUCCESS);
    JsonNode done = await(service, "done");
    assertThat(pipelineOf(done)).isEqualTo(pipelineOf(failed));
  }

  @Test
  void aFirstRunThatFailsIsToldWithItsReasonAndTheScheduleStays() {
    String service = created("orders", Optional.of(CONFIG));

    runner.finish(
        leased(),
        new FinishRequest(
            Outcome.FAILED,
            "AWS refuses the credentials.",
            false,
            Optional.empty(),
            Optional.of(1),
            null,
            null,
            1,
            0));

    JsonNode failed = await(service, "failed");
    assertThat(failed.path("reason").asText()).isEqualTo("AWS refuses the credentials.");
    assertThat(states(failed)).containsExactly("done", "done", "done", "failed");
    assertThat(failed.at("/steps/2/active").asBoolean()).isTrue();
  }

  @Test
  void aServerThatStoppedBetweenAStepAndItsNoteRepeatsItWithoutHarm() {
    String service = created("orders", Optional.of(CONFIG));
    runner.finish(leased(), Outcome.SUCCESS);
    JsonNode done = await(service, "done");

    rewind("step = 'create', pipeline = null, run_id = null");

    JsonNode again = await(service, "done");
    assertThat(pipelineOf(again)).isEqualTo(pipelineOf(done));
    assertThat(again.at("/run/id").asText()).isEqualTo(done.at("/run/id").asText());
    assertThat(pipelines()).hasSize(1);
    assertThat(runs()).hasSize(1);
  }

  @Test
  void whatAPersonHasChangedMeanwhileIsThePersons() {
    String service = created("orders", Optional.of(CONFIG));
    runner.finish(leased(), Outcome.SUCCESS);
    String pipeline = pipelineOf(await(service, "done"));
    server.patch(
        PIPELINES + "/" + pipeline,
        List.of(Map.of("op", "replace", "path", "/displayName", "value", "Mine")));

    rewind("step = 'deploy'");

    assertThat(await(service, "leftAlone").path("reason").asText())
        .startsWith("A person has changed the ingestion orders_metadata_");
    assertThat(server.get(PIPELINES + "/" + pipeline).body().path("displayName").asText())
        .isEqualTo("Mine");
    assertThat(runs()).hasSize(1);
  }

  private String created(String name, Optional<Map<String, Object>> config) {
    Map<String, Object> connection = new HashMap<>();
    config.ifPresent(value -> connection.put("config", value));
    connection.put("hydrant", Map.of("autoPilot", true));
    return server
        .post(
            "/services/pipelineServices",
            Map.of("name", name, "serviceType", "KinesisFirehose", "connection", connection))
        .body()
        .path("id")
        .asText();
  }

  private void rewind(String to) {
    server
        .catalog
        .database()
        .write(
            handle ->
                handle.execute("update auto_pilot set state = 'working', look_at = 0, " + to));
  }

  private JsonNode leased() {
    return until(runner::lease, order -> order.has("workOrder"));
  }

  private JsonNode await(String service, String state) {
    return until(() -> view(service), view -> view.path("state").asText().equals(state));
  }

  private static JsonNode until(Supplier<JsonNode> look, Predicate<JsonNode> wanted) {
    long end = System.nanoTime() + 60_000_000_000L;
    JsonNode seen = look.get();
    while (!wanted.test(seen)) {
      assertThat(System.nanoTime()).as("last seen: %s", seen).isLessThan(end);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      seen = look.get();
    }
    return seen;
  }

  private JsonNode view(String service) {
    return server.get(path(service)).body();
  }

  private static String path(String service) {
    return "/hydrant/services/" + service + "/autoPilot";
  }

  private static List<String> states(JsonNode view) {
    return view.path("steps").findValuesAsText("state");
  }

  private static String pipelineOf(JsonNode view) {
    return view.at("/ingestionPipeline/id").asText();
  }

  private JsonNode pipelines() {
    return server.get(PIPELINES + "?service=orders").body().path("data");
  }

  private JsonNode runs() {
    return server.get("/hydrant/runs?service=orders").body().path("data");
  }
}
