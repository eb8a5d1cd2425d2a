package dev.hydrant.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.e2e.harness.Await;
import dev.hydrant.e2e.harness.Finished;
import dev.hydrant.e2e.harness.Http;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.HydrantProcess;
import dev.hydrant.e2e.harness.Organisations;
import dev.hydrant.e2e.harness.Running;
import dev.hydrant.e2e.harness.SourceTree;
import dev.hydrant.e2e.harness.Workflow;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.demo.DemoOrganisation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An operator")
class OperationTest {
  private static final String CANARY = "canary-7f3a91-of-the-operator";

  @TempDir private Path folder;

  @Test
  @DisplayName("backs up a running server, and what is restored is what was there")
  void backup() throws Exception {
    Path data = folder.resolve("data");
    Path copy = folder.resolve("copy.db");
    String before;
    try (Running server = Hydrant.server(data).serve()) {
      putService(server.http(), "before");
      Finished backup = Hydrant.command("backup", "--data", data.toString(), copy.toString()).run();
      assertThat(backup.exitCode()).as(backup.err()).isZero();
      before = names(server.http());
      putService(server.http(), "after");
      assertThat(names(server.http())).isNotEqualTo(before);
    }
    Path restored = Files.createDirectory(folder.resolve("restored"));
    Files.copy(copy, restored.resolve("hydrant.db"));
    Files.copy(data.resolve("hydrant.key"), restored.resolve("hydrant.key"));
    Files.copy(data.resolve("token-of-the-test"), restored.resolve("token-of-the-test"));
    try (Running server = Hydrant.server(restored).serve()) {
      assertThat(names(server.http())).isEqualTo(before);
    }
  }

  @Test
  @DisplayName("changes the key, also when the first try was killed, and nothing is lost")
  void rotation() throws Exception {
    Path data = folder.resolve("data");
    try (Running server = Hydrant.server(data).serve()) {
      for (int i = 0; i < 60; i++) {
        putService(server.http(), "service" + i);
      }
    }
    String key = Files.readString(data.resolve("hydrant.key"));
    try (HydrantProcess rotation =
        Hydrant.command("rotate-key", "--data", data.toString()).start()) {
      Await.until(
          "a new key lies beside the old one, or the change has ended",
          () -> Files.exists(data.resolve("hydrant.key.next")) || !rotation.isAlive());
      rotation.kill();
    }
    try (Running server = Hydrant.server(data).serve()) {
      assertThat(server.http().get("/api/v1/pipelines").statusCode()).isEqualTo(200);
      assertThat(putService(server.http(), "service7")).isBetween(200, 201);
    }

    Finished rotation = Hydrant.command("rotate-key", "--data", data.toString()).run();

    assertThat(rotation.exitCode()).as(rotation.err()).isZero();
    assertThat(Files.readString(data.resolve("hydrant.key"))).isNotEqualTo(key);
    assertThat(data.resolve("hydrant.key.next")).doesNotExist();
    try (Running server = Hydrant.server(data).serve()) {
      // Storing the same service again opens its stored password.
      assertThat(putService(server.http(), "service7")).isBetween(200, 201);
      assertThat(putService(server.http(), "service59")).isBetween(200, 201);
      assertThat(server.http().get("/api/v1/pipelines").statusCode()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("may not change the key under a running server")
  void rotationOfARunningServer() {
    Path data = folder.resolve("data");
    try (Running server = Hydrant.server(data).serve()) {
      Finished rotation = Hydrant.command("rotate-key", "--data", data.toString()).run();

      assertThat(server.process().isAlive()).isTrue();
      assertThat(rotation.exitCode()).isEqualTo(2);
      assertThat(rotation.err()).contains("is in use by process");
      assertThat(data.resolve("hydrant.key.next")).doesNotExist();
    }
  }

  @Test
  @DisplayName("gets logs as JSON, one object a line, without secrets")
  void jsonLogs() throws Exception {
    ObjectMapper json = new ObjectMapper();
    try (AwsSimulator aws = Organisations.simulate(new DemoOrganisation())) {
      Workflow workflow = Workflow.of("json", aws, aws.homes().get(0)).unlimited();
      workflow.document().withObject("/workflowConfig").put("loggerLevel", "DEBUG");
      String secret = workflow.connection().at("/awsConfig/awsSecretAccessKey").asText();
      assertThat(secret).isNotBlank();
      Finished run =
          Hydrant.command(
                  "ingest",
                  "-c",
                  workflow.toFile(folder.resolve("out.jsonl")).write(folder).toString(),
                  "--log-format",
                  "json")
              .env("HYDRANT_LOG", "debug")
              .run();

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.err()).doesNotContain(secret);
      List<String> lines = run.err().lines().toList();
      assertThat(lines).hasSizeGreaterThan(3);
      for (String line : lines) {
        assertThat(json.readTree(line).path("formattedMessage").asText()).as(line).isNotBlank();
      }
    }
  }

  @Test
  @DisplayName("finds every option that the handbook names in the program")
  void handbook() {
    String handbook =
        SourceTree.read("docs/operations.md")
            .lines()
            .filter(line -> !line.contains("pg_dump"))
            .collect(Collectors.joining("\n"));
    String help =
        Hydrant.command("server", "--help").run().out()
            + Hydrant.command("rotate-key", "--help").run().out()
            + Hydrant.command("backup", "--help").run().out()
            + Hydrant.command("runner", "--help").run().out()
            + Hydrant.command("token", "--help").run().out();
    var named = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+").matcher(handbook);
    while (named.find()) {
      assertThat(help).contains(named.group());
    }
  }

  private static int putService(Http http, String name) {
    return http.put(
            "/api/v1/services/pipelineServices",
            Map.of(
                "name",
                name,
                "serviceType",
                "KinesisFirehose",
                "connection",
                Map.of(
                    "config",
                    Map.of(
                        "type",
                        "KinesisFirehose",
                        "awsConfig",
                        Map.of("awsRegion", "eu-west-1", "awsSecretAccessKey", CANARY)))))
        .statusCode();
  }

  private static String names(Http http) {
    return http.json("/api/v1/services/pipelineServices?limit=100")
        .findValuesAsText("fullyQualifiedName")
        .toString();
  }
}
