package dev.hydrant.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.e2e.harness.AssetNames;
import dev.hydrant.e2e.harness.Await;
import dev.hydrant.e2e.harness.ExpectedLineage;
import dev.hydrant.e2e.harness.Finished;
import dev.hydrant.e2e.harness.GoldenDemo;
import dev.hydrant.e2e.harness.Graph;
import dev.hydrant.e2e.harness.Http;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.Ingestions;
import dev.hydrant.e2e.harness.Organisations;
import dev.hydrant.e2e.harness.Replica;
import dev.hydrant.e2e.harness.Running;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.demo.DemoOrganisation;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Server, runners and children are processes; the secrets stand in the runners' environment. */
@DisplayName("A runner outside the server")
class HybridRunnerTest {
  private static final Home HOME = new Home("111122223333", "eu-west-1");
  private static final String REFERENCE = "secret:HALL_SECRET_KEY";
  private static final String HALL = "hall";

  @TempDir private static Path folder;
  private static AwsSimulator aws;
  private static Running server;
  private static Ingestions ingestions;
  private static Replica.Runner hall;

  @BeforeAll
  static void start() {
    aws = Organisations.simulate(new DemoOrganisation());
    Path data = folder.resolve("data");
    String token = Replica.token(HALL, "--data", data.toString());
    server =
        Hydrant.command("server", "--port", "0", "--data", data.toString(), "--lease", "15")
            .serve();
    ingestions = new Ingestions(server.http());
    hall = runner(HALL, token).with("--location", "Hall 3");
  }

  @AfterEach
  void allIsWell() {
    aws.setFaults(FaultPlan.NONE);
  }

  @AfterAll
  static void stop() {
    server.close();
    aws.close();
  }

  @Test
  @DisplayName("runs an ingestion, a connection test and a listing of its services")
  void carriesOut() {
    try (Replica replica = hall.start(server.http().base(), "carries-out")) {
      JsonNode service = ingestions.service("commerce", connection(), HALL);
      assertThat(service.at("/ingestionRunner/name").asText()).isEqualTo(HALL);

      String id = ingestions.trigger(ingestions.deployed("metadata", service));
      JsonNode run = ingestions.ended(id);

      assertThat(run.path("state").asText()).as(run.toPrettyString()).isEqualTo("success");
      assertThat(run.path("runner").asText()).isEqualTo(HALL);
      assertThat(run.path("attempt").asInt()).isEqualTo(1);
      assertThat(run.path("chunksLost").asInt()).isZero();
      assertThat(ingestions.completeLog(id))
          .contains("Runner hall starts attempt 1.")
          .doesNotContain("FAKE")
          .doesNotContain("\tat ");
      lineageIsGolden("commerce");
      connectionTestRunsThere(service);
      listingRunsThere(service);
      JsonNode shown = server.http().json("/api/v1/hydrant/runners/" + HALL);
      assertThat(shown.path("status").asText()).isEqualTo("Connected");
      assertThat(shown.path("location").asText()).isEqualTo("Hall 3");
      assertThat(replica.process().output()).doesNotContain("FAKE");
    }
  }

  private static void lineageIsGolden(String service) {
    Graph graph = Graph.read(server.http());
    TreeSet<String> golden = new TreeSet<>();
    GoldenDemo.read()
        .forEach(
            (arn, routes) -> {
              if (arn.startsWith(HOME.streamArn(""))) {
                String pipeline = service + "." + arn.substring(HOME.streamArn("").length());
                golden.add(pipeline);
                assertThat(graph.around(pipeline))
                    .as(pipeline)
                    .isEqualTo(ExpectedLineage.around(routes, new AssetNames(HOME)));
              }
            });
    TreeSet<String> found = new TreeSet<>(graph.pipelines());
    found.removeIf(name -> !name.startsWith(service + "."));
    assertThat(found).isEqualTo(golden);
  }

  private static void connectionTestRunsThere(JsonNode service) {
    JsonNode test = ingestions.tested("test-commerce", service, connection(), HALL);
    assertThat(test.path("status").asText()).as(test.toPrettyString()).isEqualTo("Successful");
    assertThat(test.at("/response/steps"))
        .isNotEmpty()
        .allSatisfy(step -> assertThat(step.path("passed").asBoolean()).isTrue());
  }

  private static void listingRunsThere(JsonNode service) {
    String path = "/api/v1/hydrant/services/" + service.path("id").asText() + "/listing";
    String id = Http.json(server.http().post(path, Map.of()), 202).path("id").asText();
    JsonNode listed = ingestions.ended(id);
    assertThat(listed.path("state").asText()).isEqualTo("success");
    assertThat(listed.path("runner").asText()).isEqualTo(HALL);
    JsonNode preview =
        Http.json(
            server
                .http()
                .post(
                    "/api/v1/hydrant/runs/" + id + "/preview",
                    Map.of("includes", List.of("orders.*"))),
            200);
    assertThat(preview.path("total").asInt()).isGreaterThan(preview.path("kept").asInt());
    assertThat(preview.path("kept").asInt()).isPositive();
  }

  @Test
  @DisplayName("ends what it runs when it is told to end, and takes nothing more")
  void drains() {
    Replica.Runner runner = runner("drains");
    JsonNode service = ingestions.service("drains", connection(), runner.name());
    JsonNode later = ingestions.deployed("later", service);
    try (Replica leaving = runner.start(server.http().base(), "leaving")) {
      aws.setFaults(FaultPlan.parse("list:hang:always"));
      String first = ingestions.trigger(ingestions.deployed("first", service));
      awaitChild(leaving);

      leaving.process().terminate();
      Await.pause(500);
      String second = ingestions.trigger(later);
      aws.setFaults(FaultPlan.NONE);

      JsonNode ended = ingestions.ended(first);
      assertThat(ended.path("state").asText()).as(ended.toPrettyString()).isEqualTo("success");
      assertThat(ended.path("attempt").asInt()).isEqualTo(1);
      Finished end = leaving.process().await(Duration.ofSeconds(60));
      assertThat(end.exitCode()).as(end.text()).isEqualTo(143);
      assertThat(ingestions.state(second)).isEqualTo("queued");

      try (Replica staying = runner.start(server.http().base(), "staying")) {
        JsonNode run = ingestions.ended(second);
        assertThat(run.path("state").asText()).isEqualTo("success");
        assertThat(run.path("losses").asInt()).isZero();
        assertThat(staying.process().isAlive()).isTrue();
      }
    }
  }

  @Test
  @DisplayName("that is killed loses its run to another process of its name, and its child ends")
  void takenOver() {
    Replica.Runner runner = runner("taken-over");
    JsonNode service = ingestions.service("taken-over", connection(), runner.name());
    JsonNode ingestion = ingestions.deployed("metadata", service);
    try (Replica killed = runner.start(server.http().base(), "killed")) {
      aws.setFaults(FaultPlan.parse("list:hang:always"));
      String id = ingestions.trigger(ingestion);
      awaitChild(killed);
      List<ProcessHandle> children = killed.process().descendants();
      try (Replica heir = runner.start(server.http().base(), "heir")) {
        killed.process().kill();
        Await.until(
            "the child of the killed runner ended",
            () -> children.stream().noneMatch(ProcessHandle::isAlive));
        aws.setFaults(FaultPlan.NONE);

        JsonNode run = ingestions.ended(id);
        assertThat(run.path("state").asText()).as(run.toPrettyString()).isEqualTo("success");
        assertThat(run.path("attempt").asInt()).isEqualTo(2);
        assertThat(run.path("losses").asInt()).isEqualTo(1);
        assertThat(ingestions.completeLog(id))
            .contains("starts attempt 1.")
            .contains("starts attempt 2.");
        assertThat(heir.process().isAlive()).isTrue();
      }
    }
  }

  @Test
  @DisplayName("stops a run by asking its child, and kills one that does not hear")
  void stops() {
    Replica.Runner runner = runner("stops");
    JsonNode service = ingestions.service("stops", connection(), runner.name());
    JsonNode ingestion = ingestions.deployed("metadata", service);
    try (Replica replica = runner.start(server.http().base(), "stops")) {
      aws.setFaults(FaultPlan.parse("list:hang:always"));
      String asked = ingestions.trigger(ingestion);
      awaitChild(replica);
      ingestions.kill(ingestion);
      JsonNode ended = ingestions.ended(asked);
      assertThat(ended.path("state").asText()).isEqualTo("stopped");
      assertThat(ingestions.completeLog(asked)).contains("Runner stops starts attempt 1.");

      String deaf = ingestions.trigger(ingestion);
      awaitChild(replica);
      List<ProcessHandle> children = replica.process().descendants();
      replica.process().freezeDescendants();
      ingestions.kill(ingestion);
      assertThat(ingestions.ended(deaf).path("state").asText()).isEqualTo("stopped");
      assertThat(children).noneMatch(ProcessHandle::isAlive);
    }
  }

  @Test
  @DisplayName("that is gone does not keep its pipelines and services from being deleted")
  void gone() {
    Replica.Runner runner = runner("gone");
    JsonNode service = ingestions.service("gone", connection(), runner.name());
    JsonNode waits = ingestions.deployed("waits", service);
    JsonNode runs = ingestions.deployed("runs", service);
    try (Replica replica = runner.start(server.http().base(), "gone")) {
      aws.setFaults(FaultPlan.parse("list:hang:always"));
      String id = ingestions.trigger(runs);
      awaitChild(replica);
      replica.process().kill();
      String waiting = ingestions.trigger(waits);
      // It may have been given to the connection that the dead process left behind.
      Await.until(
          "it says for whom it waits",
          () -> ingestions.run(waiting).path("reason").asText().contains(runner.name()));
      assertThat(ingestions.state(id)).isEqualTo("running");
    }

    for (JsonNode pipeline : List.of(waits, runs)) {
      String path = "/api/v1/services/ingestionPipelines/" + pipeline.path("id").asText();
      Http.json(server.http().delete(path + "?hardDelete=true"), 200);
      assertThat(server.http().get(path).statusCode()).isEqualTo(404);
    }
    String path = "/api/v1/services/pipelineServices/" + service.path("id").asText();
    Http.json(server.http().delete(path + "?hardDelete=true&recursive=true"), 200);
    assertThat(server.http().get(path).statusCode()).isEqualTo(404);
  }

  /** Each test has a runner of its own, with a token that the server made. */
  private static Replica.Runner runner(String name) {
    String path = "/api/v1/hydrant/runners/" + name + "/tokens";
    return runner(name, Http.json(server.http().post(path, Map.of()), 201).path("token").asText());
  }

  private static Replica.Runner runner(String name, String token) {
    return Replica.Runner.of(name, token, folder)
        .secret("HALL_SECRET_KEY", account().secretAccessKey());
  }

  private static Map<String, Object> connection() {
    return Ingestions.connection(aws, HOME, account().accessKeyId(), REFERENCE);
  }

  private static SimulatedAccount account() {
    return aws.accounts().stream()
        .filter(account -> account.id().equals(HOME.accountId()))
        .findFirst()
        .orElseThrow();
  }

  /** Until a child hangs in its first call of AWS's. */
  private static void awaitChild(Replica replica) {
    long before = aws.statistics().calls("ListDeliveryStreams");
    Await.until("a child runs", () -> !replica.process().descendants().isEmpty());
    Await.until("it has reached AWS", () -> aws.statistics().calls("ListDeliveryStreams") > before);
  }
}
