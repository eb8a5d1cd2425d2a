package dev.hydrant.e2e;

import static dev.hydrant.simulator.organisation.Destinations.extendedS3;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.e2e.harness.Await;
import dev.hydrant.e2e.harness.Graph;
import dev.hydrant.e2e.harness.Http;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.Organisations;
import dev.hydrant.e2e.harness.Running;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.StreamDocument;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A service added over HTTP")
class ServiceOverHttpTest {
  private static final Home HOME = Organisations.HOME;
  private static final Set<String> ENDED = Set.of("success", "partialSuccess", "failed", "stopped");

  @TempDir private static Path data;
  private static Running server;
  private static AwsSimulator aws;

  @BeforeAll
  static void start() {
    server = Hydrant.server(data).serve();
    aws =
        Organisations.simulate(
            SimulatorOptions.defaults().withLatencyMillis(5),
            Organisations.of(
                StreamDocument.named(HOME, "first")
                    .kinesis("orders")
                    .to(extendedS3("lake", "orders/")),
                StreamDocument.named(HOME, "second").to(extendedS3("lake", "direct/"))));
  }

  @AfterAll
  static void stop() {
    server.close();
    aws.close();
  }

  @Test
  @DisplayName("is tested, run by the built-in runner, and its log read")
  void testedRunAndRead() {
    JsonNode service = service("shop");
    assertThat(service.toString()).doesNotContain("FAKE");

    JsonNode test = tested("test-shop", "shop");
    assertThat(test.path("status").asText()).isEqualTo("Successful");
    assertThat(test.path("response").path("status").asText()).isEqualTo("Successful");
    assertThat(test.path("response").path("steps"))
        .isNotEmpty()
        .allSatisfy(step -> assertThat(step.path("passed").asBoolean()).isTrue());

    JsonNode ingestion = ingestion("shop-metadata", service);
    JsonNode run = run(ingestion);

    assertThat(run.path("state").asText()).as(run.toPrettyString()).isEqualTo("success");
    assertThat(run.path("service").path("fullyQualifiedName").asText()).isEqualTo("shop");
    assertThat(run.path("report").path("scan").path("described").asLong()).isEqualTo(2);
    assertThat(run.path("attempt").asInt()).isEqualTo(1);
    String log = log(run);
    assertThat(log).contains("INFO").doesNotContain("FAKE").doesNotContain("\tat ");
    Graph graph = Graph.read(server.http());
    assertThat(graph.around("shop.first"))
        .containsExactlyInAnyOrder(
            "aws-kinesis-123456789012-eu-west-1.orders → pipeline",
            "pipeline → aws-s3.lake.orders [Delivery]");
    JsonNode statuses =
        server
            .http()
            .json(
                "/api/v1/services/ingestionPipelines/"
                    + Http.segment(ingestion.path("fullyQualifiedName").asText())
                    + "/pipelineStatus");
    assertThat(statuses.path("data").get(0).path("pipelineState").asText()).isEqualTo("success");
  }

  @Test
  @DisplayName("tells in its test which permission is missing")
  void missingPermission() {
    service("denied");
    aws.setFaults(FaultPlan.parse("list:denied:always"));
    try {
      JsonNode test = tested("test-denied", "denied");
      assertThat(test.path("response").path("status").asText()).isEqualTo("Failed");
      assertThat(test.path("response").path("steps").toString())
          .contains("firehose:ListDeliveryStreams")
          .doesNotContain("FAKE")
          .doesNotContain("\\tat ");
    } finally {
      aws.setFaults(FaultPlan.NONE);
    }
  }

  @Test
  @DisplayName("has a run that is stopped when asked to")
  void stopped() {
    JsonNode service = service("slow");
    aws.setFaults(FaultPlan.parse("describe:hang:always"));
    try {
      JsonNode ingestion = ingestion("slow-metadata", service);
      String id = trigger(ingestion);
      Await.until("the run is running", () -> state(id).equals("running"));
      Await.until("it has reached AWS", () -> aws.statistics().calls("DescribeDeliveryStream") > 0);
      assertThat(
              server.http().post("/api/v1/hydrant/runs/" + id + "/cancel", Map.of()).statusCode())
          .isIn(200, 202, 204);
      Await.until("the run ended", () -> ENDED.contains(state(id)));
      assertThat(state(id)).isEqualTo("stopped");
    } finally {
      aws.setFaults(FaultPlan.NONE);
    }
  }

  private static JsonNode service(String name) {
    return Http.json(
        server
            .http()
            .post(
                "/api/v1/services/pipelineServices",
                Map.of(
                    "name",
                    name,
                    "serviceType",
                    "KinesisFirehose",
                    "connection",
                    Map.of("config", connection()))),
        201);
  }

  private static Map<String, Object> connection() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("awsRegion", HOME.region());
    config.put("awsAccessKeyId", Organisations.ACCOUNT.accessKeyId());
    config.put("awsSecretAccessKey", Organisations.ACCOUNT.secretAccessKey());
    config.put("endPointURL", aws.endpoint().toString());
    return Map.of("type", "KinesisFirehose", "awsConfig", config);
  }

  private static JsonNode tested(String name, String service) {
    JsonNode workflow =
        Http.json(
            server
                .http()
                .post(
                    "/api/v1/automations/workflows",
                    Map.of(
                        "name",
                        name,
                        "workflowType",
                        "TEST_CONNECTION",
                        "request",
                        Map.of(
                            "connection",
                            Map.of("config", connection()),
                            "serviceType",
                            "Pipeline",
                            "connectionType",
                            "KinesisFirehose",
                            "serviceName",
                            service))),
            201);
    String path = "/api/v1/automations/workflows/" + workflow.path("id").asText();
    String before = etag(path);
    server
        .http()
        .post("/api/v1/automations/workflows/trigger/" + workflow.path("id").asText(), Map.of());
    Await.until(
        "the test of the connection ended",
        () -> {
          String status = server.http().json(path).path("status").asText();
          return status.equals("Successful") || status.equals("Failed");
        });
    JsonNode ended = server.http().json(path);
    assertThat(etag(path)).as("a browser that asks again sees the new state").isNotEqualTo(before);
    assertThat(server.http().delete(path + "?hardDelete=true").statusCode()).isEqualTo(200);
    return ended;
  }

  private static String etag(String path) {
    return server.http().get(path).headers().firstValue("ETag").orElse("");
  }

  private static JsonNode ingestion(String name, JsonNode service) {
    JsonNode ingestion =
        Http.json(
            server
                .http()
                .post(
                    "/api/v1/services/ingestionPipelines",
                    Map.of(
                        "name", name,
                        "pipelineType", "metadata",
                        "service",
                            Map.of("id", service.path("id").asText(), "type", "pipelineService"),
                        "sourceConfig", Map.of("config", Map.of("type", "PipelineMetadata")),
                        "airflowConfig", Map.of())),
            201);
    JsonNode deployed =
        Http.json(
            server
                .http()
                .post(
                    "/api/v1/services/ingestionPipelines/deploy/" + ingestion.path("id").asText(),
                    Map.of()),
            200);
    assertThat(deployed.path("code").asInt()).isEqualTo(200);
    return ingestion;
  }

  /** Runs once and waits for the end. */
  private static JsonNode run(JsonNode ingestion) {
    String id = trigger(ingestion);
    Await.until("the run ended", () -> ENDED.contains(state(id)));
    return server.http().json("/api/v1/hydrant/runs/" + id);
  }

  private static String trigger(JsonNode ingestion) {
    String fqn = ingestion.path("fullyQualifiedName").asText();
    JsonNode triggered =
        Http.json(
            server
                .http()
                .post(
                    "/api/v1/services/ingestionPipelines/trigger/" + ingestion.path("id").asText(),
                    Map.of()),
            200);
    assertThat(triggered.path("code").asInt()).isEqualTo(200);
    JsonNode runs =
        server.http().json("/api/v1/hydrant/runs?ingestionPipeline=" + Http.segment(fqn));
    assertThat(runs.path("data")).isNotEmpty();
    return runs.path("data").get(0).path("id").asText();
  }

  private static String state(String run) {
    return server.http().json("/api/v1/hydrant/runs/" + run).path("state").asText();
  }

  private static String log(JsonNode run) {
    String path = "/api/v1/hydrant/runs/" + run.path("id").asText() + "/log?after=";
    StringBuilder text = new StringBuilder();
    long offset = 0;
    JsonNode chunk;
    do {
      chunk = server.http().json(path + offset);
      text.append(chunk.path("text").asText());
      offset = chunk.path("nextOffset").asLong();
    } while (!chunk.path("complete").asBoolean() && !chunk.path("text").asText().isEmpty());
    assertThat(chunk.path("complete").asBoolean()).as("the whole log was read").isTrue();
    return text.toString();
  }
}
