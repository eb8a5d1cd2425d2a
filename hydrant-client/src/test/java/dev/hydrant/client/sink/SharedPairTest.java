package dev.hydrant.client.sink;

import static dev.hydrant.client.fake.Streams.delivery;
import static dev.hydrant.client.fake.Streams.kinesis;
import static dev.hydrant.client.fake.Streams.route;
import static dev.hydrant.client.fake.Streams.s3;
import static dev.hydrant.client.fake.Streams.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.client.fake.FakeCatalog;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Several streams, or several roles, between the same two assets. */
final class SharedPairTest {
  private static final String TOPIC = "aws-kinesis-111122223333-eu-west-1.orders";
  private static final String BUCKET = "aws-s3.lake";
  private static final String ARCHIVE = "aws-s3.archive";

  private final FakeCatalog catalog = FakeCatalog.hydrant();
  private final SinkHarness harness = new SinkHarness(catalog);
  private final Route shared = delivery(kinesis("orders"), s3("lake", ""));
  private final Route elsewhere = delivery(kinesis("orders"), s3("archive", ""));

  @AfterEach
  void stop() {
    catalog.close();
  }

  @RepeatedTest(5)
  void the_first_of_many_streams_in_the_listing_holds_the_edge_and_the_others_are_nodes() {
    List<StreamScan> streams = new ArrayList<>();
    for (int i = 10; i < 30; i++) {
      streams.add(scan("s" + i, shared));
    }

    harness.run(streams);

    List<String> graph = catalog.graph();
    assertThat(graph).hasSize(1 + 2 * 19);
    assertThat(graph)
        .contains(
            edge(TOPIC, BUCKET) + " via prod.s10 [PipelineLineage] Delivery · s10 · GZIP",
            edge(TOPIC, "prod.s29") + " [PipelineLineage] Delivery · s29 · GZIP",
            edge("prod.s29", BUCKET) + " [PipelineLineage] Delivery · s29 · GZIP");
    catalog.takeCalls();
    harness.run(streams);
    assertThat(catalog.takeWrites()).isEmpty();
    assertThat(catalog.graph()).isEqualTo(graph);
  }

  @Test
  void the_holder_of_an_earlier_run_keeps_the_edge_although_another_is_listed_first() {
    harness.run(scan("later", shared));

    harness.run(scan("earlier", shared), scan("later", shared));

    assertThat(catalog.graph())
        .containsExactly(
            edge(TOPIC, BUCKET) + " via prod.later [PipelineLineage] Delivery · later · GZIP",
            edge(TOPIC, "prod.earlier") + " [PipelineLineage] Delivery · earlier · GZIP",
            edge("prod.earlier", BUCKET) + " [PipelineLineage] Delivery · earlier · GZIP");
  }

  @RepeatedTest(10)
  void a_stream_takes_over_what_an_earlier_one_leaves_in_the_same_run_and_keeps_it() {
    harness.run(scan("a", shared), scan("b", elsewhere));

    harness.run(scan("a", elsewhere), scan("b", shared));

    assertThat(catalog.graph())
        .containsExactlyInAnyOrder(
            edge(TOPIC, "prod.a") + " [PipelineLineage] Delivery · a · GZIP",
            edge(TOPIC, BUCKET) + " via prod.b [PipelineLineage] Delivery · b · GZIP",
            edge("prod.a", ARCHIVE) + " [PipelineLineage] Delivery · a · GZIP");
  }

  @Test
  void one_stream_with_several_roles_on_one_pair_is_one_edge_with_the_strongest_role_first() {
    Asset topic = kinesis("orders");
    Asset bucket = s3("lake", "");

    harness.run(
        scan(
            "orders",
            route(topic, bucket, EdgeRole.ERROR_SINK, "failed records"),
            route(topic, bucket, EdgeRole.DELIVERY, "GZIP"),
            route(topic, bucket, EdgeRole.BACKUP, "all records · GZIP")));

    assertThat(catalog.graph())
        .containsExactly(
            edge(TOPIC, BUCKET)
                + " via prod.orders [PipelineLineage] Delivery + Backup + Error sink · orders"
                + " · GZIP · all records · failed records");
  }

  @Test
  void several_sources_of_one_stream_each_have_their_own_edge() {
    harness.run(scan("cdc", delivery(kinesis("x"), s3("lake", "")), shared));

    assertThat(catalog.graph()).hasSize(2).allMatch(edge -> edge.contains("via prod.cdc"));
  }

  @Test
  void a_stream_that_reads_and_writes_the_same_asset_goes_through_its_pipeline() {
    harness.run(scan("loop", delivery(s3("lake", ""), s3("lake", ""))));

    assertThat(catalog.graph())
        .containsExactly(
            edge(BUCKET, "prod.loop") + " [PipelineLineage] Delivery · loop · GZIP",
            edge("prod.loop", BUCKET) + " [PipelineLineage] Delivery · loop · GZIP");
  }

  private static String edge(String from, String to) {
    return from + " -> " + to;
  }
}
