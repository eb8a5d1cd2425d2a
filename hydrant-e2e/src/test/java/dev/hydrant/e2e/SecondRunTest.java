package dev.hydrant.e2e;

import static dev.hydrant.simulator.organisation.Destinations.extendedS3;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.e2e.harness.Finished;
import dev.hydrant.e2e.harness.Graph;
import dev.hydrant.e2e.harness.Http;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.Organisations;
import dev.hydrant.e2e.harness.ReportSchema;
import dev.hydrant.e2e.harness.Running;
import dev.hydrant.e2e.harness.Workflow;
import dev.hydrant.e2e.harness.WriteGate;
import dev.hydrant.model.permission.Feature;
import dev.hydrant.model.permission.Permission;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.dynamodb.DynamoTable;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.StreamDocument;
import dev.hydrant.simulator.sns.Subscription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The real jar again and again over an account that changes, and a server that counts writes. */
@DisplayName("Of several runs over one account")
class SecondRunTest {
  private static final Home HOME = Organisations.HOME;

  @TempDir private static Path folder;
  private static Running server;
  private static WriteGate gate;
  private AwsSimulator aws;
  private String service = "";

  SecondRunTest() {
    aws = Organisations.simulate(Organisations.of());
  }

  @BeforeAll
  static void start() {
    server = Hydrant.server(folder.resolve("data")).serve();
    gate = new WriteGate(server.http().base());
  }

  @AfterAll
  static void stop() {
    gate.close();
    server.close();
  }

  /** Each test has a service, a Kinesis stream and a bucket of its own on the one server. */
  @BeforeEach
  void account(TestInfo test) {
    gate.open(server.http().base());
    service = "s-" + test.getTestMethod().orElseThrow().getName();
    put("to-lake");
    aws.put(HOME, StreamDocument.named(HOME, "clicks").to(extendedS3(service, "clicks/")).build());
    aws.resources().put(Subscription.firehose(HOME, service, HOME.streamArn("clicks")));
    aws.resources().put(DynamoTable.named(HOME, service).feeding(service));
  }

  @AfterEach
  void end() {
    aws.close();
  }

  @Test
  @DisplayName("a second one with nothing changed writes no pipeline, asset or edge")
  void unchanged() {
    JsonNode first = ingest();
    assertThat(first.at("/sink/created").asLong()).isEqualTo(2);
    assertThat(first.at("/sink/tagsAdded").asLong()).isEqualTo(1);
    assertThat(first.at("/sink/statusesWritten").asLong()).isPositive();

    gate.open(server.http().base());
    JsonNode second = ingest();

    assertThat(gate.writes()).as("writes but those of statuses").allMatch(this::isStatus);
    assertThat(second.at("/sink/unchanged").asLong()).isEqualTo(2);
  }

  /** The measures of the present hour may have changed meanwhile. */
  private boolean isStatus(String write) {
    return write.matches("PUT /api/v1/.*(/status|/statuses|pipelineStatuses).*");
  }

  @Test
  @DisplayName("the edge moves to the real topic once there is one, and the external one goes")
  void realTopic() {
    ingest();
    String external = "aws-kinesis-123456789012-eu-west-1." + service;
    assertThat(graph().around(service + ".to-lake")).contains(external + " → pipeline");
    String real = service + "-real";
    put("/services/messagingServices", Map.of("name", real, "serviceType", "Kinesis"));
    put("/topics", Map.of("name", service, "service", real, "partitions", 1));

    JsonNode run = ingest();

    assertThat(run.at("/sink/updated").asLong()).isEqualTo(1);
    assertThat(graph().around(service + ".to-lake")).contains(real + "." + service + " → pipeline");
    assertThat(graph().names()).doesNotContain(external);
  }

  @Test
  @DisplayName("a stream that is deleted takes its edges along, and comes back with what it had")
  void deletedAndBack() {
    ingest();
    String path = "/api/v1/pipelines/name/" + service + ".to-lake";
    String id = server.http().json(path).path("id").asText();
    List<String> chosen = chooseOwnerAndWords(path);
    assertThat(aws.delete(HOME, "to-lake")).isTrue();

    JsonNode gone = ingest();

    assertThat(gone.at("/sink/deleted").asLong()).isEqualTo(1);
    assertThat(server.http().get(path).statusCode()).isEqualTo(404);
    assertThat(graph().names()).doesNotContain(service + ".to-lake", "aws-s3." + service + ".raw");
    put("to-lake");

    JsonNode back = ingest();

    assertThat(back.at("/sink/restored").asLong()).isEqualTo(1);
    assertThat(personal(path)).isEqualTo(chosen);
    assertThat(server.http().json(path).path("id").asText()).isEqualTo(id);
    assertThat(graph().around(service + ".to-lake"))
        .contains("pipeline → aws-s3." + service + ".raw [Delivery]");
    assertThat(ingest().at("/sink/unchanged").asLong()).isEqualTo(2);
  }

  /** As a person does; the tags of the stream then name another owner. */
  private List<String> chooseOwnerAndWords(String path) {
    put("/users", Map.of("name", "ann", "email", "ann@example.com"));
    put("/teams", Map.of("name", "sales", "teamType", "Group"));
    put("/classifications", Map.of("name", "Ours", "description", "What people say."));
    put("/tags", Map.of("name", "vital", "classification", "Ours", "description", "Vital."));
    String ann = server.http().json("/api/v1/users/name/ann").path("id").asText();
    JsonNode labels = server.http().json(path + "?fields=tags").path("tags");
    Http.json(
        server
            .http()
            .patch(
                path,
                List.of(
                    add("/description", "Ours since 2019."),
                    add("/owners", List.of(Map.of("id", ann, "type", "user"))),
                    add(
                        "/tags/" + labels.size(),
                        Map.of(
                            "tagFQN", "Ours.vital",
                            "source", "Classification",
                            "labelType", "Manual",
                            "state", "Confirmed")))),
        200);
    List<String> chosen = personal(path);
    assertThat(chosen)
        .containsExactly("Ours since 2019.", "ann", "AwsTags.team=sales", "Ours.vital");
    return chosen;
  }

  private static Map<String, Object> add(String path, Object value) {
    return Map.of("op", "add", "path", path, "value", value);
  }

  /** Words, owners, then labels in order. */
  private static List<String> personal(String path) {
    JsonNode pipeline = server.http().json(path + "?fields=owners,tags");
    List<String> all = new ArrayList<>(List.of(pipeline.path("description").asText()));
    all.addAll(pipeline.path("owners").findValuesAsText("name"));
    all.addAll(new TreeSet<>(pipeline.path("tags").findValuesAsText("tagFQN")));
    return all;
  }

  @Test
  @DisplayName("an account that seems empty loses nothing unless that is allowed")
  void empty() {
    ingest();
    aws.delete(HOME, "to-lake");
    aws.delete(HOME, "clicks");

    JsonNode guarded = ingest();

    assertThat(guarded.at("/sink/deleted").asLong()).isZero();
    assertThat(guarded.path("problems").toString()).contains("--allow-empty");
    assertThat(ingest("--allow-empty").at("/sink/deleted").asLong()).isEqualTo(2);
    assertThat(graph().names()).noneMatch(name -> name.startsWith(service + "."));
  }

  @Test
  @DisplayName("when a third of many is gone nothing is deleted")
  void tooMany() {
    for (int at = 0; at < 10; at++) {
      put("many-" + at);
    }
    ingest();
    for (int at = 0; at < 4; at++) {
      aws.delete(HOME, "many-" + at);
    }

    JsonNode run = ingest();

    assertThat(run.at("/sink/deleted").asLong()).isZero();
    assertThat(run.path("problems").findValuesAsText("message"))
        .anyMatch(message -> message.contains("4") && message.contains("12"));
  }

  @Test
  @DisplayName("a dry run writes nothing and tells what the real one then does")
  void dryRun() {
    ingest();
    aws.put(
        HOME,
        StreamDocument.named(HOME, "to-lake")
            .kinesis(service)
            .to(extendedS3(service, "new/"))
            .build());
    aws.delete(HOME, "clicks");
    put("another");
    gate.open(server.http().base());

    JsonNode planned = ingest("--dry-run");

    assertThat(gate.writes()).isEmpty();
    Map<String, String> actions = new TreeMap<>();
    planned
        .at("/sink/plan")
        .forEach(one -> actions.put(one.path("name").asText(), one.path("action").asText()));
    assertThat(actions)
        .isEqualTo(Map.of("another", "create", "clicks", "delete", "to-lake", "update"));
    JsonNode done = ingest();
    for (String count : List.of("created", "updated", "deleted", "unchanged", "edgesWritten")) {
      assertThat(done.at("/sink/" + count)).as(count).isEqualTo(planned.at("/sink/" + count));
    }
  }

  @Test
  @DisplayName("tags that are added and removed are labels added and removed")
  void tags() {
    ingest();
    aws.retag(HOME, "to-lake", Map.of("team", "finance", "env", "prod"));

    JsonNode run = ingest();

    assertThat(run.at("/sink/tagsAdded").asLong()).isEqualTo(2);
    assertThat(run.at("/sink/tagsRemoved").asLong()).isEqualTo(1);
    assertThat(
            server
                .http()
                .json("/api/v1/pipelines/name/" + service + ".to-lake?fields=tags")
                .path("tags")
                .findValuesAsText("tagFQN"))
        .containsExactlyInAnyOrder("AwsTags.env=prod", "AwsTags.team=finance");
  }

  @Test
  @DisplayName("a stream created again under its name is the same pipeline")
  void recreated() {
    ingest();
    String path = "/api/v1/pipelines/name/" + service + ".to-lake";
    String id = server.http().json(path).path("id").asText();
    aws.recreate(HOME, "to-lake");

    JsonNode run = ingest();

    assertThat(run.at("/sink/deleted").asLong() + run.at("/sink/created").asLong()).isZero();
    assertThat(run.at("/sink/edgesRemoved").asLong()).isZero();
    assertThat(server.http().json(path).path("id").asText()).isEqualTo(id);
  }

  @Test
  @DisplayName("what they made up can be purged, and nothing else goes")
  void purge() {
    ingest();
    String external = "aws-kinesis-123456789012-eu-west-1";

    Finished purge =
        Hydrant.command(
                "purge-external",
                "-c",
                workflow().write(folder).toString(),
                "--service",
                external,
                "--yes")
            .run();

    assertThat(purge.exitCode()).as(purge.text()).isZero();
    assertThat(graph().names())
        .noneMatch(name -> name.startsWith(external))
        .contains(service + ".to-lake", "aws-s3." + service + ".raw");
  }

  @Test
  @DisplayName("two regions are two services and two reports")
  void regions() {
    Finished run = run("--region", "eu-west-1", "--region", "us-east-1");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json()).hasSize(2);
    run.json().forEach(report -> assertThat(ReportSchema.mistakes(report)).isEmpty());
    assertThat(run.json().findValuesAsText("serviceName"))
        .containsExactly(service + "-eu-west-1", service + "-us-east-1");
    assertThat(graph().names()).contains(service + "-eu-west-1.to-lake");
  }

  @Test
  @DisplayName("a report keeps to its schema when streams fail, and when nothing could be read")
  void failures() {
    for (int at = 0; at < 10; at++) {
      put("many-" + at);
    }
    aws.denyOn("clicks", Set.of("firehose:DescribeDeliveryStream"));
    Finished partial = run();
    assertThat(partial.exitCode()).isEqualTo(3);
    assertThat(partial.json().path("state").asText()).isEqualTo("partialSuccess");
    assertThat(ReportSchema.mistakes(partial.json())).isEmpty();

    aws.deny(Set.of("firehose:ListDeliveryStreams"));
    Finished failed = run();
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.json().has("sink")).isFalse();
    assertThat(ReportSchema.mistakes(failed.json())).isEmpty();
  }

  @Test
  @DisplayName("the connection is tested permission by permission, those that are printed")
  void permissions() {
    Finished test =
        Hydrant.command("test-connection", "-c", workflow().write(folder).toString(), "--json")
            .run();
    assertThat(test.exitCode()).as(test.text()).isZero();
    TreeSet<String> tried = new TreeSet<>(test.json().findValuesAsText("permission"));

    JsonNode policy = Hydrant.command("permissions").run().json();
    TreeSet<String> printed = new TreeSet<>();
    StreamSupport.stream(policy.path("Statement").spliterator(), false)
        .forEach(
            statement -> statement.path("Action").forEach(action -> printed.add(action.asText())));

    assertThat(printed)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Feature.values())
                .flatMap(feature -> feature.permissions().stream())
                .map(Permission::action)
                .toList());
    printed.add("sts:GetCallerIdentity");
    assertThat(tried).isEqualTo(printed);
  }

  private void put(String stream) {
    aws.put(
        HOME,
        StreamDocument.named(HOME, stream)
            .kinesis(service)
            .tag("team", "sales")
            .to(extendedS3(service, "raw/"))
            .build());
  }

  private static void put(String collection, Object body) {
    assertThat(server.http().put("/api/v1" + collection, body).statusCode()).isLessThan(300);
  }

  private static Graph graph() {
    return Graph.read(server.http());
  }

  /** A run that works; its report keeps to the schema. */
  private JsonNode ingest(String... options) {
    Finished run = run(options);
    assertThat(run.exitCode()).as(run.text()).isZero();
    assertThat(ReportSchema.mistakes(run.json())).isEmpty();
    return run.json();
  }

  private Finished run(String... options) {
    List<String> line =
        new ArrayList<>(List.of("ingest", "-c", workflow().write(folder).toString(), "--json"));
    line.addAll(List.of(options));
    return Hydrant.command(line.toArray(String[]::new)).run();
  }

  private Workflow workflow() {
    Workflow workflow =
        Workflow.of(service, aws, HOME).unlimited().toServer(gate.api(), server.token());
    workflow
        .sourceConfig()
        .put("includeTags", true)
        .put("includeOwners", true)
        .put("statusLookbackDays", 1);
    return workflow;
  }
}
