package dev.hydrant.e2e;

import static dev.hydrant.simulator.organisation.Destinations.extendedS3;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.e2e.harness.Await;
import dev.hydrant.e2e.harness.Finished;
import dev.hydrant.e2e.harness.Http;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.HydrantProcess;
import dev.hydrant.e2e.harness.Organisations;
import dev.hydrant.e2e.harness.Running;
import dev.hydrant.e2e.harness.SignedIn;
import dev.hydrant.e2e.harness.Workflow;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.StreamDocument;
import dev.hydrant.testnetwork.TestCertificates;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A server where people sign in")
class SignInTest {
  private static final Home HOME = Organisations.HOME;

  @TempDir private Path folder;

  @Test
  @DisplayName("prints the administrator's password at the first start, and never again")
  void firstStart() {
    Path data = folder.resolve("data");
    String password;
    try (HydrantProcess process = Hydrant.server(data).start()) {
      Http http = new Http(process.address());
      password = SignedIn.firstPassword(process);

      assertThat(http.get("/api/v1/pipelines").statusCode()).isEqualTo(401);
      Http admin = http.as(SignedIn.session(http, password));
      assertThat(admin.get("/api/v1/pipelines").statusCode()).isEqualTo(200);
      assertThat(http.json("/api/v1/system/config/auth").path("provider").asText())
          .isEqualTo("basic");
    }
    try (HydrantProcess process = Hydrant.server(data).start()) {
      Http http = new Http(process.address());
      assertThat(SignedIn.login(http, password).statusCode()).isEqualTo(200);
      assertThat(process.output()).doesNotContain("password");
    }
  }

  @Test
  @DisplayName("lets in whoever got a new password beside the server, and no longer the old one")
  void lostPassword() {
    Path data = folder.resolve("data");
    String first;
    try (HydrantProcess process = Hydrant.server(data).start()) {
      first = SignedIn.firstPassword(process);
    }
    Finished reset =
        Hydrant.command("user", "reset-password", "--data", data.toString(), "admin").run();
    assertThat(reset.exitCode()).as(reset.err()).isZero();
    Finished listed = Hydrant.command("user", "list", "--data", data.toString()).run();
    assertThat(listed.out()).contains("admin").contains("Admin");

    try (HydrantProcess process = Hydrant.server(data).start()) {
      Http http = new Http(process.address());
      assertThat(SignedIn.login(http, first).statusCode()).isEqualTo(401);
      Http admin = http.as(SignedIn.session(http, reset.out().strip()));
      assertThat(admin.json("/api/v1/hydrant/audit?author=command%20line").path("data")).hasSize(1);
    }
  }

  @Test
  @DisplayName(
      "takes what ingest writes with a token of the role IngestionBot, and nothing without")
  void ingest() {
    Path data = folder.resolve("data");
    Finished made =
        Hydrant.command("token", "--data", data.toString(), "--role", "IngestionBot").run();
    assertThat(made.exitCode()).as(made.err()).isZero();
    String token = made.out().strip();
    try (AwsSimulator aws = simulator();
        Running server = Hydrant.server(data).serve()) {
      Workflow workflow = Workflow.of("shop", aws, HOME).unlimited();

      Finished refused = Hydrant.ingest(workflow.toServer(server.api(), "").write(folder)).run();
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.text()).contains("CATALOG_UNAUTHORIZED").contains("jwtToken");

      Finished run = Hydrant.ingest(workflow.toServer(server.api(), token).write(folder)).run();
      assertThat(run.exitCode()).as(run.err()).isZero();
      JsonNode pipeline = server.http().json("/api/v1/pipelines/name/shop.first");
      assertThat(pipeline.path("updatedBy").asText()).isEqualTo("ingestionbot");
    }
  }

  @Test
  @DisplayName("serves HTTPS, also to people whose services its own runner reads")
  void https() throws Exception {
    TestCertificates certificates = new TestCertificates(folder);
    Path certificate = certificates.make("server");
    Hydrant command =
        Hydrant.command(
            "server",
            "--port",
            "0",
            "--data",
            folder.resolve("data").toString(),
            "--tls-certificate",
            certificate.toString(),
            "--tls-key",
            certificates.key("server").toString());
    try (AwsSimulator aws = simulator();
        HydrantProcess process = command.start()) {
      assertThat(process.address().getScheme()).isEqualTo("https");
      Http http = Http.trusting(process.address(), TestCertificates.trusting(certificate));
      Http admin = http.as(SignedIn.session(http, SignedIn.firstPassword(process)));
      String pipeline = added(admin, aws);
      admin.post("/api/v1/services/ingestionPipelines/deploy/" + pipeline, Map.of());
      admin.post("/api/v1/services/ingestionPipelines/trigger/" + pipeline, Map.of());

      Await.until(
          "the run has ended well",
          () ->
              admin
                  .json("/api/v1/hydrant/runs?limit=1")
                  .at("/data/0/state")
                  .asText()
                  .equals("success"));
      assertThat(admin.json("/api/v1/pipelines/name/shop.first").path("updatedBy").asText())
          .isEqualTo("ingestion-bot");
    }
  }

  @Test
  @DisplayName("is not what --auth none starts, and that says so")
  void none() {
    try (Running server =
        Hydrant.command(
                "server",
                "--auth",
                "none",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString())
            .serve()) {
      assertThat(server.http().get("/api/v1/pipelines").statusCode()).isEqualTo(200);
      assertThat(server.process().output())
          .contains("--auth none: everybody on this machine may do everything.");
    }
  }

  private static AwsSimulator simulator() {
    return Organisations.simulate(
        Organisations.of(
            StreamDocument.named(HOME, "first").kinesis("orders").to(extendedS3("lake", "x/"))));
  }

  /** A service and its ingestion; the ingestion's id. */
  private static String added(Http http, AwsSimulator aws) {
    JsonNode config = Workflow.of("shop", aws, HOME).connection();
    JsonNode service =
        Http.json(
            http.put(
                "/api/v1/services/pipelineServices",
                Map.of(
                    "name",
                    "shop",
                    "serviceType",
                    "KinesisFirehose",
                    "connection",
                    Map.of("config", config))),
            201);
    return Http.json(
            http.put(
                "/api/v1/services/ingestionPipelines",
                Map.of(
                    "name",
                    "metadata",
                    "pipelineType",
                    "metadata",
                    "service",
                    Map.of("id", service.path("id").asText(), "type", "pipelineService"),
                    "sourceConfig",
                    Map.of("config", Map.of("type", "PipelineMetadata")),
                    "airflowConfig",
                    Map.of())),
            201)
        .path("id")
        .asText();
  }
}
