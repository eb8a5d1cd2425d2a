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
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.organisation.StreamDocument;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A service created with AutoPilot on")
class AutoPilotTest {
  @TempDir private Path data;

  @Test
  @DisplayName("is read and scheduled by itself, once, though its server is killed meanwhile")
  void survivesItsServer() {
    Running server = Hydrant.server(data).serve();
    try (AwsSimulator aws =
        Organisations.simulate(
            Organisations.of(
                StreamDocument.named(Organisations.HOME, "first")
                    .kinesis("orders")
                    .to(extendedS3("lake", "orders/"))))) {
      aws.setFaults(FaultPlan.parse("describe:hang:always"));
      String service = created(server, aws);
      Await.until("it reads AWS", () -> aws.statistics().calls("DescribeDeliveryStream") > 0);
      JsonNode flying = view(server, service);
      assertThat(flying.path("state").asText()).isEqualTo("working");
      assertThat(flying.path("steps").findValuesAsText("state"))
          .containsExactly("done", "done", "done", "running");

      server.process().kill();
      Await.until("the server is dead", () -> !alive(server));
      server.close();
      aws.setFaults(FaultPlan.NONE);
      try (Running next = Hydrant.server(data).serve()) {
        Await.until(
            "another attempt has begun", () -> view(next, service).at("/run/attempt").asInt() == 2);
        Await.until("it is done", () -> view(next, service).path("state").asText().equals("done"));
        done(next, view(next, service), flying);
      }
    } finally {
      server.close();
    }
  }

  private static boolean alive(Running server) {
    return server.process().isAlive();
  }

  private static void done(Running server, JsonNode done, JsonNode before) {
    assertThat(done.at("/run/id")).isEqualTo(before.at("/run/id"));
    assertThat(done.at("/steps/2/active").asBoolean()).isTrue();
    assertThat(
            server
                .http()
                .json("/api/v1/services/ingestionPipelines?service=shop")
                .path("data")
                .findValuesAsText("id"))
        .contains(done.at("/ingestionPipeline/id").asText());
    assertThat(server.http().json("/api/v1/hydrant/runs?service=shop").path("data")).hasSize(1);
    assertThat(
            server
                .http()
                .json("/api/v1/hydrant/runs/" + done.at("/run/id").asText())
                .path("attempts")
                .findValuesAsText("outcome"))
        .containsExactly("lost", "success");
    assertThat(Graph.read(server.http()).around("shop.first")).isNotEmpty();
  }

  private static String created(Running server, AwsSimulator aws) {
    Map<String, Object> config =
        Map.of(
            "awsRegion",
            Organisations.HOME.region(),
            "awsAccessKeyId",
            Organisations.ACCOUNT.accessKeyId(),
            "awsSecretAccessKey",
            Organisations.ACCOUNT.secretAccessKey(),
            "endPointURL",
            aws.endpoint().toString());
    return Http.json(
            server
                .http()
                .post(
                    "/api/v1/services/pipelineServices",
                    Map.of(
                        "name",
                        "shop",
                        "serviceType",
                        "KinesisFirehose",
                        "connection",
                        Map.of(
                            "config",
                            Map.of("type", "KinesisFirehose", "awsConfig", config),
                            "hydrant",
                            Map.of("autoPilot", true)))),
            201)
        .path("id")
        .asText();
  }

  private static JsonNode view(Running server, String service) {
    return server.http().json("/api/v1/hydrant/services/" + service + "/autoPilot");
  }
}
