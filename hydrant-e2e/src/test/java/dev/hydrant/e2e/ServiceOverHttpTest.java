package dev.hydrant.e2e;

import static dev.hydrant.simulator.organisation.Destinations.extendedS3;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.e2e.harness.Await;
import dev.hydrant.e2e.harness.Graph;
import dev.hydrant.e2e.harness.Http;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.Ingestions;
import dev.hydrant.e2e.harness.Organisations;
import dev.hydrant.e2e.harness.Running;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.StreamDocument;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A service added over HTTP")
class ServiceOverHttpTest {
  private static final Home HOME = Organisations.HOME;

  @TempDir private static Path data;
  private static Running server;
  private static AwsSimulator aws;
  private static Ingestions ingestions;

  @BeforeAll
  static void start() {
    server = Hydrant.server(data).serve();
    ingestions = new Ingestions(server.http());
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

    JsonNode test = ingestions.tested("test-shop", service, connection());
    assertThat(test.path("status").asText()).isEqualTo("Successful");
    assertThat(test.path("response").path("status").asText()).isEqualTo("Successful");
    assertThat(test.path("response").path("steps"))
        .isNotEmpty()
        .allSatisfy(step -> assertThat(step.path("passed").asBoolean()).isTrue());

    JsonNode ingestion = ingestions.deployed("shop-metadata", service);
    JsonNode run = ingestions.ended(ingestions.trigger(ingestion));

    assertThat(run.path("state").asText()).as(run.toPrettyString()).isEqualTo("success");
    assertThat(run.path("service").path("fullyQualifiedName").asText()).isEqualTo("shop");
    assertThat(run.path("report").path("scan").path("described").asLong()).isEqualTo(2);
    assertThat(run.path("attempt").asInt()).isEqualTo(1);
    String log = ingestions.completeLog(run.path("id").asText());
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
    JsonNode service = service("denied");
    aws.setFaults(FaultPlan.parse("list:denied:always"));
    try {
      JsonNode test = ingestions.tested("test-denied", service, connection());
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
      String id = ingestions.trigger(ingestions.deployed("slow-metadata", service));
      Await.until("the run is running", () -> ingestions.state(id).equals("running"));
      Await.until("it has reached AWS", () -> aws.statistics().calls("DescribeDeliveryStream") > 0);
      assertThat(
              server.http().post("/api/v1/hydrant/runs/" + id + "/cancel", Map.of()).statusCode())
          .isIn(200, 202, 204);
      assertThat(ingestions.ended(id).path("state").asText()).isEqualTo("stopped");
    } finally {
      aws.setFaults(FaultPlan.NONE);
    }
  }

  private static JsonNode service(String name) {
    return ingestions.service(name, connection());
  }

  private static Map<String, Object> connection() {
    return Ingestions.connection(
        aws, HOME, Organisations.ACCOUNT.accessKeyId(), Organisations.ACCOUNT.secretAccessKey());
  }
}
