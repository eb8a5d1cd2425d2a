package dev.hydrant.e2e;

import static dev.hydrant.simulator.organisation.Destinations.extendedS3;
import static dev.hydrant.simulator.organisation.Destinations.iceberg;
import static dev.hydrant.simulator.organisation.Destinations.icebergTable;
import static dev.hydrant.simulator.organisation.Destinations.openSearch;
import static dev.hydrant.simulator.organisation.Destinations.redshift;
import static dev.hydrant.simulator.organisation.Destinations.s3;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.e2e.harness.Edge;
import dev.hydrant.e2e.harness.Finished;
import dev.hydrant.e2e.harness.Graph;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.Organisations;
import dev.hydrant.e2e.harness.Running;
import dev.hydrant.e2e.harness.Workflow;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.StreamDocument;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Ingesting to a server")
class IngestToServerTest {
  private static final Home HOME = Organisations.HOME;
  private static final String CLUSTER =
      "jdbc:redshift://dwh.c0ffee123456.eu-west-1.redshift.amazonaws.com:5439/analytics";
  private static final String TOPIC = "aws-kinesis-123456789012-eu-west-1.orders";

  @TempDir private Path folder;
  private Running server;

  @BeforeEach
  void start() {
    server = Hydrant.server(folder.resolve("data")).serve();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("keeps both of two streams between the same two assets")
  void twoStreamsOnePair() {
    Graph graph =
        ingested(
            stream("first").kinesis("orders").to(extendedS3("lake", "orders/")),
            stream("second").kinesis("orders").to(extendedS3("lake", "orders/")));

    Set<String> around = Set.of(TOPIC + " → pipeline", "pipeline → aws-s3.lake.orders [Delivery]");
    assertThat(graph.around("tests.first")).isEqualTo(around);
    assertThat(graph.around("tests.second")).isEqualTo(around);
    assertThat(
            graph.edges().stream()
                .map(edge -> edge.from() + " → " + edge.to() + " by " + edge.pipeline()))
        .as("the first in the listing holds the pair's one edge, the other is a node of its own")
        .containsExactlyInAnyOrder(
            TOPIC + " → aws-s3.lake.orders by tests.first",
            TOPIC + " → tests.second by ",
            "tests.second → aws-s3.lake.orders by ");
  }

  @Test
  @DisplayName("writes one edge with all roles where one stream reaches one place in several")
  void severalRolesOnePair() {
    Graph graph =
        ingested(
            stream("search")
                .kinesis("orders")
                .to(
                    openSearch(HOME.arn("es", "domain/shop"), "orders", s3("lake", "all/"))
                        .with("S3BackupMode", "AllDocuments")),
            stream("warehouse")
                .kinesis("orders")
                .to(
                    redshift(CLUSTER, "sales.orders", s3("staging", "orders/"))
                        .with(
                            "S3BackupMode",
                            "Enabled",
                            "S3BackupDescription",
                            s3("staging", "orders/"))));

    assertThat(graph.around("tests.search"))
        .containsExactlyInAnyOrder(
            TOPIC + " → pipeline",
            "pipeline → aws-opensearch-123456789012-eu-west-1-shop.orders [Delivery]",
            "pipeline → aws-s3.lake.all [Backup]");
    assertThat(graph.around("tests.warehouse"))
        .containsExactlyInAnyOrder(
            TOPIC + " → pipeline",
            "pipeline → aws-redshift-123456789012-eu-west-1-dwh.analytics.sales.orders [Delivery]",
            "pipeline → aws-s3.staging.orders [Staging + Backup]");
  }

  @Test
  @DisplayName("joins several sources only where the pairing is known, and never crosses them")
  void severalSources() {
    Graph graph =
        ingested(
            stream("orders-a").kinesis("orders").to(extendedS3("lake", "orders/")),
            stream("orders-b")
                .kinesisArn("arn:aws:kinesis:us-east-1:999988887777:stream/orders")
                .to(extendedS3("lake", "orders/")),
            stream("topic")
                .msk(
                    HOME.arn("kafka", "cluster/shop/0b1c2d3e-1111-2222-3333-444455556666-7"),
                    "orders.v1")
                .to(extendedS3("lake", "orders/")),
            stream("direct").to(extendedS3("lake", "orders/")),
            stream("many-tables")
                .kinesis("orders")
                .to(
                    iceberg(
                        HOME.arn("glue", "catalog"),
                        s3("lake", "rejected/"),
                        icebergTable("sales", "orders"),
                        icebergTable("sales", "lines"))));

    assertThat(graph.around("tests.orders-b"))
        .contains("aws-kinesis-999988887777-us-east-1.orders → pipeline");
    assertThat(graph.around("tests.topic"))
        .contains("aws-msk-123456789012-eu-west-1-shop.\"orders.v1\" → pipeline");
    assertThat(graph.around("tests.direct"))
        .containsExactly("pipeline → aws-s3.lake.orders [Delivery]");
    assertThat(graph.around("tests.many-tables"))
        .contains(
            TOPIC + " → pipeline",
            "pipeline → aws-glue-123456789012-eu-west-1.123456789012.sales.lines [Delivery]",
            "pipeline → aws-glue-123456789012-eu-west-1.123456789012.sales.orders [Delivery]");
    assertThat(graph.view().get("between assets")).isEmpty();
  }

  @Test
  @DisplayName("writes nothing the second time")
  void secondRun() {
    try (AwsSimulator aws =
        simulate(
            stream("first").kinesis("orders").to(extendedS3("lake", "orders/")),
            stream("second").kinesis("orders").to(extendedS3("lake", "orders/")),
            stream("warehouse")
                .kinesis("orders")
                .to(redshift(CLUSTER, "sales.orders", s3("staging", "orders/"))))) {
      JsonNode first = ingest(aws).json();
      assertThat(first.path("sink").path("created").asLong()).isEqualTo(3);
      assertThat(first.path("sink").path("edgesWritten").asLong()).isPositive();
      Graph before = Graph.read(server.http());

      JsonNode second = ingest(aws).json();

      JsonNode sink = second.path("sink");
      assertThat(sink.path("edgesWritten").asLong()).isZero();
      assertThat(sink.path("edgesRemoved").asLong()).isZero();
      assertThat(sink.path("created").asLong()).isZero();
      assertThat(sink.path("updated").asLong()).isZero();
      assertThat(sink.path("unchanged").asLong()).isEqualTo(3);
      Graph after = Graph.read(server.http());
      assertThat(after.edges()).isEqualTo(before.edges());
      assertThat(after.stamps()).isEqualTo(before.stamps());
    }
  }

  @Test
  @DisplayName(
      "moves the edges of a stream that changed, and takes away what nothing reaches any more")
  void changed() {
    try (AwsSimulator aws =
        simulate(
            stream("moves").kinesis("orders").to(extendedS3("lake", "old/")),
            stream("stays").kinesis("orders").to(extendedS3("lake", "kept/")))) {
      assertThat(ingest(aws).exitCode()).isZero();
      Map<String, String> stamps = Graph.read(server.http()).stamps();
      aws.put(HOME, stream("moves").kinesis("orders").to(extendedS3("lake", "new/")).build());

      JsonNode sink = ingest(aws).json().path("sink");

      assertThat(sink.path("updated").asLong()).isEqualTo(1);
      assertThat(sink.path("unchanged").asLong()).isEqualTo(1);
      assertThat(sink.path("edgesRemoved").asLong()).isEqualTo(1);
      Graph graph = Graph.read(server.http());
      assertThat(graph.around("tests.moves"))
          .containsExactlyInAnyOrder(
              TOPIC + " → pipeline", "pipeline → aws-s3.lake.new [Delivery]");
      assertThat(graph.names()).doesNotContain("aws-s3.lake.old").contains("aws-s3.lake.kept");
      assertThat(graph.stamps().get("tests.stays")).isEqualTo(stamps.get("tests.stays"));
    }
  }

  @Test
  @DisplayName("never touches an edge that a person drew")
  void drawnByPeople() {
    try (AwsSimulator aws =
        simulate(stream("first").kinesis("orders").to(extendedS3("lake", "orders/")))) {
      assertThat(ingest(aws).exitCode()).isZero();
      Graph graph = Graph.read(server.http());
      JsonNode topic = graph.entity(TOPIC);
      JsonNode bucket = graph.entity("aws-s3.lake");
      server
          .http()
          .put(
              "/api/v1/lineage",
              Map.of(
                  "edge",
                  Map.of(
                      "fromEntity", Map.of("id", topic.path("id").asText(), "type", "topic"),
                      "toEntity", Map.of("id", bucket.path("id").asText(), "type", "container"),
                      "lineageDetails", Map.of("source", "Manual", "description", "I know this"))));
      aws.put(HOME, stream("first").kinesis("orders").to(extendedS3("lake", "elsewhere/")).build());

      assertThat(ingest(aws).exitCode()).isZero();

      assertThat(Graph.read(server.http()).edges())
          .contains(new Edge(TOPIC, "aws-s3.lake", "", "I know this"));
    }
  }

  @Test
  @DisplayName("puts edges on a real entity of a named service instead of an external one")
  void resolved() {
    server
        .http()
        .put(
            "/api/v1/services/messagingServices",
            Map.of("name", "msk-prod", "serviceType", "Kafka"));
    server
        .http()
        .put("/api/v1/topics", Map.of("name", "orders.v1", "service", "msk-prod", "partitions", 3));
    StreamDocument stream =
        stream("topic")
            .msk(
                HOME.arn("kafka", "cluster/shop/0b1c2d3e-1111-2222-3333-444455556666-7"),
                "orders.v1")
            .to(extendedS3("lake", "orders/"));
    try (AwsSimulator aws = simulate(stream)) {
      Workflow workflow = workflow(aws);
      workflow.connection().put("messagingServiceName", "msk-prod");
      Finished run = Hydrant.ingest(workflow.write(folder)).run();
      assertThat(run.exitCode()).as(run.err()).isZero();
    }
    Graph graph = Graph.read(server.http());
    assertThat(graph.around("tests.topic")).contains("msk-prod.\"orders.v1\" → pipeline");
    assertThat(graph.names()).noneMatch(name -> name.startsWith("aws-msk"));
  }

  @Test
  @DisplayName(
      "makes pipelines without edges and without external assets when lineage is not wanted")
  void withoutLineage() {
    try (AwsSimulator aws =
        simulate(stream("first").kinesis("orders").to(extendedS3("lake", "orders/")))) {
      Workflow workflow = workflow(aws);
      workflow.sourceConfig().put("includeLineage", false);
      assertThat(Hydrant.ingest(workflow.write(folder)).run().exitCode()).isZero();
      Graph graph = Graph.read(server.http());
      assertThat(graph.names()).containsExactly("tests.first");
      assertThat(graph.edges()).isEmpty();

      assertThat(ingest(aws).exitCode()).isZero();
      Set<Edge> written = new java.util.LinkedHashSet<>(Graph.read(server.http()).edges());
      assertThat(written).hasSize(1);
      assertThat(Hydrant.ingest(workflow.write(folder)).run().exitCode()).isZero();
      assertThat(Graph.read(server.http()).edges()).as("existing edges stay").isEqualTo(written);
    }
  }

  @Test
  @DisplayName("carries state, steps and facts of a stream to its pipeline")
  void pipelineFacts() {
    Graph graph =
        ingested(
            stream("first")
                .kinesis("orders")
                .tag("team", "sales")
                .to(extendedS3("lake", "orders/")),
            stream("creating")
                .kinesis("orders")
                .status("CREATING")
                .to(extendedS3("lake", "orders/")));
    assertThat(graph.pipelines()).isEqualTo(new TreeSet<>(Set.of("tests.first", "tests.creating")));
    JsonNode pipeline = server.http().json("/api/v1/pipelines/name/tests.first?fields=*");
    assertThat(pipeline.path("pipelineLocation").asText()).isEqualTo(HOME.streamArn("first"));
    assertThat(pipeline.path("sourceUrl").asText())
        .startsWith("https://eu-west-1.console.aws.amazon.com/firehose/");
    assertThat(pipeline.path("state").asText()).isEqualTo("Active");
    assertThat(pipeline.path("tasks")).isNotEmpty();
    assertThat(pipeline.path("extension").path("firehose").path("steps")).isNotEmpty();
    assertThat(pipeline.path("extension").path("firehose").path("tags").path("team").asText())
        .isEqualTo("sales");
    assertThat(
            server
                .http()
                .json("/api/v1/pipelines/name/tests.creating?fields=*")
                .path("state")
                .asText())
        .isEqualTo("Inactive");
  }

  private Graph ingested(StreamDocument... streams) {
    try (AwsSimulator aws = simulate(streams)) {
      Finished run = ingest(aws);
      assertThat(run.exitCode()).as(run.text()).isZero();
    }
    return Graph.read(server.http());
  }

  private Finished ingest(AwsSimulator aws) {
    return Hydrant.ingest(workflow(aws).write(folder)).run();
  }

  private Workflow workflow(AwsSimulator aws) {
    return Workflow.of("tests", aws, HOME).unlimited().toServer(server);
  }

  private static AwsSimulator simulate(StreamDocument... streams) {
    return Organisations.simulate(Organisations.of(streams));
  }

  private static StreamDocument stream(String name) {
    return StreamDocument.named(HOME, name);
  }
}
