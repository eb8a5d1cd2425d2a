package dev.hydrant.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.e2e.harness.Await;
import dev.hydrant.e2e.harness.Finished;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.HydrantProcess;
import dev.hydrant.e2e.harness.JsonLines;
import dev.hydrant.e2e.harness.Organisations;
import dev.hydrant.e2e.harness.Workflow;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.demo.DemoOrganisation;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.generated.GeneratedOrganisation;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import dev.hydrant.simulator.organisation.StreamEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Ingesting to a file")
class IngestToFileTest {
  private static final Home EU = new Home("111122223333", "eu-west-1");

  private static AwsSimulator demo;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    demo = Organisations.simulate(new DemoOrganisation());
  }

  @AfterEach
  void healthyAgain() {
    demo.setFaults(FaultPlan.NONE);
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  @DisplayName("writes the same bytes for the same account, in listing order, and then a report")
  void sameBytes() throws IOException {
    Path first = folder.resolve("first.jsonl");
    Path second = folder.resolve("second.jsonl");
    assertThat(ingest(workflow().toFile(first)).exitCode()).isZero();
    assertThat(ingest(workflow().toFile(second)).exitCode()).isZero();

    assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
    assertThat(JsonLines.read(first).names()).isEqualTo(streamsOfDemo());
  }

  @Test
  @DisplayName("prints the report as one JSON document on standard output, and all else beside it")
  void report() {
    Finished run = ingest(workflow().toFile(folder.resolve("out.jsonl")));

    JsonNode report = run.json();
    assertThat(report.path("state").asText()).isEqualTo("success");
    assertThat(report.path("serviceName").asText()).isEqualTo("commerce");
    assertThat(report.path("scan").path("complete").asBoolean()).isTrue();
    assertThat(report.path("scan").path("scope").path("account").asText())
        .isEqualTo(EU.accountId());
    assertThat(report.path("scan").path("scope").path("region").asText()).isEqualTo(EU.region());
    long listed = report.path("scan").path("listed").asLong();
    assertThat(listed).isEqualTo(streamsOfDemo().size());
    assertThat(report.path("scan").path("described").asLong()).isEqualTo(listed);
    assertThat(report.path("scan").path("calls").path("DescribeDeliveryStream").asLong())
        .isEqualTo(listed);
    assertThat(report.path("sink").path("records").asLong()).isEqualTo(listed);
    assertThat(report.path("steps")).isNotEmpty();
    assertThat(report.path("steps").get(0).path("records").asLong()).isEqualTo(listed);
    assertThat(run.err()).contains("INFO");
  }

  @Test
  @DisplayName("keeps what the include patterns match and the exclude patterns do not")
  void filters() {
    Path out = folder.resolve("filtered.jsonl");
    Workflow workflow = workflow().toFile(out);
    var pattern = workflow.sourceConfig().withObject("/pipelineFilterPattern");
    pattern.withArray("/includes").add("ORDERS-.*").add("carts");
    pattern.withArray("/excludes").add("(?P<what>.*)redshift$");

    JsonNode report = ingest(workflow).json();

    List<String> kept =
        streamsOfDemo().stream()
            .filter(name -> name.startsWith("orders-") || name.startsWith("carts"))
            .filter(name -> !name.endsWith("redshift"))
            .toList();
    assertThat(JsonLines.read(out).names()).isEqualTo(kept);
    assertThat(report.path("scan").path("filtered").asLong())
        .isEqualTo(streamsOfDemo().size() - kept.size());
    assertThat(report.path("scan").path("calls").path("DescribeDeliveryStream").asLong())
        .as("what is filtered out is not described")
        .isEqualTo(kept.size());
  }

  @Test
  @DisplayName("makes no route, no asset and no unresolved end when lineage is not wanted")
  void withoutLineage() {
    Path out = folder.resolve("plain.jsonl");
    Workflow workflow = workflow().toFile(out);
    workflow.sourceConfig().put("includeLineage", false);

    assertThat(ingest(workflow).exitCode()).isZero();

    assertThat(JsonLines.read(out).streams())
        .isNotEmpty()
        .allSatisfy(
            line -> {
              assertThat(line.path("routes")).isEmpty();
              assertThat(line.path("assets")).isEmpty();
            });
  }

  @Test
  @DisplayName("fills variables from the environment and references from the secret stores")
  void variablesAndSecrets() throws IOException {
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    Files.writeString(secrets.resolve("commerce"), account().secretAccessKey());
    Workflow fromFile =
        workflow()
            .toFile(folder.resolve("a.jsonl"))
            .aws("awsAccessKeyId", "${KEY_OF_TEST}")
            .aws("awsSecretAccessKey", "secret:commerce");
    fromFile
        .hydrant()
        .withObject("/secrets")
        .put("store", "file")
        .put("directory", secrets.toString());
    assertThat(
            Hydrant.ingest(fromFile.write(folder))
                .env("KEY_OF_TEST", account().accessKeyId())
                .run()
                .exitCode())
        .isZero();

    Workflow undefined =
        workflow().toFile(folder.resolve("b.jsonl")).aws("awsRegion", "${NOWHERE}");
    Finished refused = ingest(undefined);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("NOWHERE").contains("awsConfig.awsRegion");

    Workflow unknown =
        workflow().toFile(folder.resolve("c.jsonl")).aws("awsSecretAccessKey", "secret:no-such");
    Finished unresolved = ingest(unknown);
    assertThat(unresolved.exitCode()).isEqualTo(2);
    assertThat(unresolved.err()).contains("no-such").contains("awsSecretAccessKey");
  }

  @Test
  @DisplayName("ends with 3 when few streams failed, with 1 when many did, and with 0 when told to")
  void partial() {
    demo.setFaults(FaultPlan.parse("describe:denied:always:orders-to-lake"));
    Path out = folder.resolve("partial.jsonl");
    Finished partial = ingest(workflow().toFile(out));
    assertThat(partial.exitCode()).isEqualTo(3);
    assertThat(partial.json().path("state").asText()).isEqualTo("partialSuccess");
    assertThat(partial.json().path("problems").get(0).path("stream").asText())
        .isEqualTo("orders-to-lake");
    assertThat(partial.json().path("problems").get(0).path("code").asText())
        .isEqualTo("AWS_ACCESS_DENIED");
    assertThat(partial.json().path("problems").get(0).path("advice").asText()).isNotEmpty();
    assertThat(JsonLines.read(out).names())
        .hasSize(streamsOfDemo().size() - 1)
        .doesNotContain("orders-to-lake");

    Workflow quiet = workflow().toFile(out);
    quiet.document().withObject("/workflowConfig").put("raiseOnError", false);
    Finished told = ingest(quiet);
    assertThat(told.exitCode()).isZero();
    assertThat(told.json().path("state").asText()).isEqualTo("partialSuccess");

    demo.setFaults(FaultPlan.parse("describe:denied:always"));
    Finished failed = ingest(workflow().toFile(out));
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.json().path("state").asText()).isEqualTo("failed");
  }

  @Test
  @DisplayName("takes a stream that vanished after the listing as gone, not as an error")
  void vanished() {
    demo.setFaults(FaultPlan.parse("describe:not-found:always:orders-to-search"));
    Finished run = ingest(workflow().toFile(folder.resolve("out.jsonl")));
    assertThat(run.exitCode()).isZero();
    assertThat(run.json().path("scan").path("vanished").asLong()).isEqualTo(1);
    assertThat(run.json().path("state").asText()).isEqualTo("success");
  }

  @Test
  @DisplayName("rides out throttles, broken connections and failures of AWS that pass")
  void ridesOut() {
    demo.setFaults(
        FaultPlan.parse(
            "list:unavailable:1,describe:throttle:3,describe:reset:2,describe:internal:2,tags:limit:2"));
    Path out = folder.resolve("out.jsonl");
    Finished run = ingest(workflow().toFile(out));
    assertThat(run.exitCode()).as(run.text()).isZero();
    assertThat(JsonLines.read(out).names()).isEqualTo(streamsOfDemo());
    assertThat(run.json().path("scan").path("throttled").path("DescribeDeliveryStream").asLong())
        .isEqualTo(3);
  }

  @Test
  @DisplayName("writes to standard output where the file name is a dash")
  void standardOutput() {
    Workflow workflow = workflow().toFile(Path.of("-"));
    Finished run = Hydrant.command("ingest", "-c", workflow.write(folder).toString()).run();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .hasSize(streamsOfDemo().size() + 1)
        .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));

    Finished both = ingest(workflow);
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err()).contains("--json");
  }

  @Test
  @DisplayName("leaves the old file as it was when killed, and nothing beside it after Ctrl-C")
  void interrupted() throws IOException {
    Path kept = Files.createDirectory(folder.resolve("kept"));
    Path out = kept.resolve("out.jsonl");
    Files.writeString(out, "what was there\n");
    try (AwsSimulator slow =
        Organisations.simulate(
            SimulatorOptions.defaults().withLatencyMillis(300),
            new GeneratedOrganisation(2000, 1))) {
      Path workflow =
          Workflow.of("slow", slow, slow.homes().get(0)).unlimited().toFile(out).write(folder);

      try (HydrantProcess killed = Hydrant.ingest(workflow).start()) {
        Await.until(
            "describes have begun", () -> slow.statistics().calls("DescribeDeliveryStream") > 200);
        killed.kill();
      }
      assertThat(out).hasContent("what was there");

      slow.resetStatistics();
      Files.delete(out);
      deleteLeftovers(kept);
      try (HydrantProcess stopped = Hydrant.ingest(workflow).start()) {
        Await.until(
            "describes have begun", () -> slow.statistics().calls("DescribeDeliveryStream") > 200);
        stopped.interrupt();
        Finished end = stopped.await(Duration.ofSeconds(10));
        assertThat(end.exitCode()).isEqualTo(130);
        assertThat(end.text()).doesNotContain("\tat ").doesNotContain("Exception");
      }
      try (Stream<Path> left = Files.list(kept)) {
        assertThat(left).isEmpty();
      }
    }
  }

  private static void deleteLeftovers(Path folder) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      for (Path file : left.toList()) {
        Files.delete(file);
      }
    }
  }

  private static Workflow workflow() {
    return Workflow.of("commerce", demo, EU).unlimited();
  }

  private static SimulatedAccount account() {
    return demo.accounts().stream()
        .filter(known -> known.id().equals(EU.accountId()))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> streamsOfDemo() {
    return new DemoOrganisation()
        .streams().stream()
            .filter(entry -> entry.home().equals(EU))
            .map(StreamEntry::name)
            .sorted()
            .toList();
  }

  private Finished ingest(Workflow workflow) {
    return Hydrant.ingest(workflow.write(folder)).run();
  }
}
