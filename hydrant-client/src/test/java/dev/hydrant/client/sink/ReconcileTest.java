package dev.hydrant.client.sink;

import static dev.hydrant.client.fake.Streams.delivery;
import static dev.hydrant.client.fake.Streams.fromPipeline;
import static dev.hydrant.client.fake.Streams.kinesis;
import static dev.hydrant.client.fake.Streams.route;
import static dev.hydrant.client.fake.Streams.s3;
import static dev.hydrant.client.fake.Streams.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.client.fake.FakeCatalog;
import dev.hydrant.client.fake.Streams;
import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.stream.StreamScan;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What later runs change, move, remove and leave alone. */
final class ReconcileTest {
  private static final String KINESIS = "aws-kinesis-111122223333-eu-west-1";
  private static final GlueTable TABLE = new GlueTable(Streams.SCOPE, "db", "orders", false);

  private final FakeCatalog catalog = FakeCatalog.hydrant();
  private final SinkHarness harness = new SinkHarness(catalog);
  private final StreamScan orders =
      scan(
          "orders",
          delivery(kinesis("orders"), s3("lake", "raw")),
          route(s3("lake", "raw"), TABLE, EdgeRole.DESCRIBED_BY, "Parquet"));

  @AfterEach
  void stop() {
    catalog.close();
  }

  private void ingestTopic() {
    catalog.given(
        "services/messagingServices",
        "{'name':'streams','serviceType':'Kinesis','connection':{'config':{'awsConfig':"
            + "{'awsRegion':'eu-west-1'}}}}");
    catalog.given("topics", "{'name':'orders','service':'streams','partitions':4}");
  }

  @Test
  void when_the_real_topic_appears_the_edge_moves_to_it_and_the_external_one_goes() {
    harness.run(orders);
    ingestTopic();

    SinkReport report = harness.run(orders);

    assertThat(catalog.graph())
        .containsExactly(
            "aws-s3.lake.raw -> aws-glue-111122223333-eu-west-1.111122223333.db.orders"
                + " [ExternalTableLineage] Described by · Parquet",
            "streams.orders -> aws-s3.lake.raw via prod.orders [PipelineLineage]"
                + " Delivery · orders · GZIP");
    assertThat(catalog.names("topics")).containsExactly("streams.orders");
    assertThat(report.role("delivery").resolved()).isEqualTo(1);
    assertThat(report.role("delivery").external()).isEqualTo(1);
    assertThat(report.role("described_by").external()).isEqualTo(2);
    assertThat(report.edgesRemoved()).isEqualTo(1);
  }

  @Test
  void when_the_destination_moves_its_edges_and_what_only_it_needed_go_with_it() {
    harness.run(orders);

    harness.run(scan("orders", delivery(kinesis("orders"), s3("other", "raw"))));

    assertThat(catalog.graph())
        .containsExactly(
            KINESIS
                + ".orders -> aws-s3.other.raw via prod.orders [PipelineLineage]"
                + " Delivery · orders · GZIP");
    assertThat(catalog.names("containers"))
        .containsExactly("aws-s3.lake", "aws-s3.other", "aws-s3.other.raw");
    assertThat(catalog.names("tables")).isEmpty();
  }

  @Test
  void an_external_asset_that_a_person_edited_stays_and_is_named() {
    harness.run(orders);
    catalog.edited(KINESIS + ".orders", "description", "The orders of the shop.");
    ingestTopic();

    harness.run(orders);

    assertThat(catalog.names("topics")).contains(KINESIS + ".orders");
    assertThat(harness.events.lines())
        .contains(
            "INFO The external asset "
                + KINESIS
                + ".orders is no longer needed, but it was edited, so it stays.");
    assertThat(catalog.graph()).noneMatch(edge -> edge.startsWith(KINESIS));
  }

  @Test
  void an_external_asset_that_another_stream_uses_stays() {
    StreamScan other = scan("other", delivery(kinesis("orders"), s3("lake", "raw2")));
    StreamScan user = scan("user", fromPipeline(s3("lake", "raw")));
    harness.run(orders, other, user);

    harness.run(scan("orders", delivery(kinesis("orders"), s3("elsewhere", ""))), other, user);

    assertThat(catalog.names("containers")).contains("aws-s3.lake.raw");
    assertThat(catalog.graph())
        .contains("prod.user -> aws-s3.lake.raw [PipelineLineage] Delivery · user");
  }

  @Test
  void edges_that_people_drew_stay_and_are_counted() {
    harness.run(orders);
    catalog.given("services/storageServices", "{'name':'hand','serviceType':'S3'}");
    catalog.given("containers", "{'name':'made','service':'hand'}");
    catalog.drawn("prod.orders", "hand.made", "copied by a script");

    SinkReport report = harness.run(scan("orders", delivery(kinesis("orders"), s3("o", ""))));

    assertThat(catalog.graph()).contains("prod.orders -> hand.made [Manual] copied by a script");
    assertThat(report.edgesKept()).isEqualTo(1);
  }

  @Test
  void a_pair_that_a_person_joined_stays_theirs_and_the_stream_goes_through_its_pipeline() {
    harness.run(scan("first", delivery(kinesis("orders"), s3("lake", ""))));
    harness.run(scan("first", fromPipeline(s3("lake", "")), Streams.toPipeline(kinesis("orders"))));
    catalog.drawn(KINESIS + ".orders", "aws-s3.lake", "by hand");

    harness.run(scan("first", delivery(kinesis("orders"), s3("lake", ""))));

    assertThat(catalog.graph())
        .containsExactly(
            KINESIS + ".orders -> aws-s3.lake [Manual] by hand",
            KINESIS + ".orders -> prod.first [PipelineLineage] Delivery · first · GZIP",
            "prod.first -> aws-s3.lake [PipelineLineage] Delivery · first · GZIP");
  }

  @Test
  void what_people_wrote_below_our_line_of_an_edge_survives_its_change() {
    harness.run(scan("orders", delivery(kinesis("orders"), s3("lake", ""))));
    catalog.annotate(KINESIS + ".orders", "aws-s3.lake", "Owned by the shop team.");

    harness.run(
        scan("orders", route(kinesis("orders"), s3("lake", ""), EdgeRole.DELIVERY, "Snappy")));

    assertThat(catalog.edge(KINESIS + ".orders", "aws-s3.lake").path("description").asText())
        .isEqualTo("Delivery · orders · Snappy\nOwned by the shop team.");
  }

  @Test
  void an_external_asset_that_somebody_removed_is_made_again_although_the_stream_is_unchanged() {
    harness.run(orders);
    catalog.softDeleted(KINESIS + ".orders");

    harness.run(orders);

    assertThat(catalog.names("topics")).containsExactly(KINESIS + ".orders");
  }

  @Test
  void a_stream_without_lineage_leaves_the_edges_that_are_there() {
    harness.run(orders);
    List<String> graph = catalog.graph();

    harness.run(scan("orders", "Now without.", false, List.of()));

    assertThat(catalog.graph()).isEqualTo(graph);
    assertThat(catalog.entity("prod.orders").orElseThrow().path("description").asText())
        .isEqualTo("Now without.");
  }

  @Test
  void a_pipeline_that_was_deleted_softly_comes_back_without_its_stale_edges() {
    harness.run(orders);
    catalog.softDeleted("prod.orders");

    harness.run(scan("orders", delivery(kinesis("orders"), s3("other", ""))));

    assertThat(catalog.graph())
        .containsExactly(
            KINESIS
                + ".orders -> aws-s3.other via prod.orders [PipelineLineage]"
                + " Delivery · orders · GZIP");
  }
}
