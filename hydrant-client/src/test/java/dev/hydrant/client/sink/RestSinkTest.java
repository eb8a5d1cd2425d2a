package dev.hydrant.client.sink;

import static dev.hydrant.client.fake.Streams.delivery;
import static dev.hydrant.client.fake.Streams.kinesis;
import static dev.hydrant.client.fake.Streams.route;
import static dev.hydrant.client.fake.Streams.s3;
import static dev.hydrant.client.fake.Streams.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.client.fake.FakeCatalog;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.run.SinkReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RestSinkTest {
  private static final String TOPIC = "aws-kinesis-111122223333-eu-west-1.orders";
  private static final String LAKE = "aws-s3.lake.raw/orders";

  private final FakeCatalog catalog = FakeCatalog.hydrant();
  private final SinkHarness harness = new SinkHarness(catalog);

  @AfterEach
  void stop() {
    catalog.close();
  }

  @Test
  void a_new_stream_is_written_in_the_order_that_makes_every_step_repeatable() {
    SinkReport report =
        harness.run(scan("orders", delivery(kinesis("orders"), s3("lake", "raw/orders"))));

    assertThat(catalog.takeWrites())
        .containsExactly(
            "PUT services/pipelineServices prod",
            "PUT pipelines orders",
            "PUT services/messagingServices aws-kinesis-111122223333-eu-west-1",
            "PUT topics orders #",
            "PUT services/storageServices aws-s3",
            "PUT containers lake #",
            "PUT containers raw/orders #",
            "PUT lineage " + TOPIC + " -> " + LAKE,
            "PATCH pipelines/prod.orders /sourceHash");
    assertThat(catalog.graph())
        .containsExactly(
            TOPIC + " -> " + LAKE + " via prod.orders [PipelineLineage] Delivery · orders · GZIP");
    assertThat(report.created()).isEqualTo(1);
    assertThat(report.edgesWritten()).isEqualTo(1);
    assertThat(report.role("delivery").external()).isEqualTo(2);
    assertThat(report.problems()).isEmpty();
  }

  @Test
  void a_second_run_over_the_same_streams_writes_nothing() {
    var stream =
        scan(
            "orders",
            delivery(kinesis("orders"), s3("lake", "raw/orders")),
            route(kinesis("orders"), s3("lake", ""), EdgeRole.ERROR_SINK, "errors/"));
    harness.run(stream);
    var graph = catalog.graph();
    catalog.takeCalls();

    SinkReport report = harness.run(stream);

    assertThat(catalog.takeWrites()).isEmpty();
    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(catalog.graph()).isEqualTo(graph);
  }

  @Test
  void a_second_run_makes_one_call_for_each_distinct_asset_and_each_kind_of_service() {
    var first = scan("a", delivery(kinesis("orders"), s3("lake", "a")));
    var second = scan("b", delivery(kinesis("orders"), s3("lake", "b")));
    harness.run(first, second);
    catalog.takeCalls();

    harness.run(first, second);

    assertThat(catalog.takeCalls())
        .containsExactlyInAnyOrder(
            "GET system/version",
            "GET services/pipelineServices/name/prod",
            "GET pipelines?service=prod&fields=sourceHash,tags,owners&limit=1000",
            "GET services/messagingServices?limit=1000",
            "GET topics/name/" + TOPIC + "?fields=sourceHash",
            "GET services/storageServices?limit=1000",
            "GET containers/name/aws-s3.lake.a?fields=sourceHash,dataModel",
            "GET containers/name/aws-s3.lake.b?fields=sourceHash,dataModel");
  }
}
