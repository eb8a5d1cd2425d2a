package dev.hydrant.client.sink;

import static dev.hydrant.client.fake.Streams.delivery;
import static dev.hydrant.client.fake.Streams.described;
import static dev.hydrant.client.fake.Streams.feeds;
import static dev.hydrant.client.fake.Streams.fromPipeline;
import static dev.hydrant.client.fake.Streams.glue;
import static dev.hydrant.client.fake.Streams.kinesis;
import static dev.hydrant.client.fake.Streams.s3;
import static dev.hydrant.client.fake.Streams.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.client.fake.FakeCatalog;
import dev.hydrant.model.run.PlannedStream;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.stream.StreamScan;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A dry run tells what a run would do, and writes nothing. */
final class DryRunTest {
  private static final String TOPIC = "aws-kinesis-111122223333-eu-west-1.orders";
  private static final String GLUE = "aws-glue-111122223333-eu-west-1.111122223333.db.orders";
  private static final String SHOP = "aws-dynamodb-111122223333-eu-west-1.default.default.shop";

  private final FakeCatalog catalog = FakeCatalog.hydrant();
  private final SinkHarness real = new SinkHarness(catalog);
  private final SinkHarness dry = new SinkHarness(catalog).dry();
  private final StreamScan orders =
      scan(
          "orders",
          delivery(kinesis("orders"), s3("lake", "raw")),
          described(s3("lake", "raw"), glue("orders")),
          feeds("shop", kinesis("orders")));
  private final StreamScan moved =
      scan("orders", "Moved.", true, List.of(), delivery(kinesis("orders"), s3("other", "raw")));
  private final StreamScan direct = scan("direct", fromPipeline(s3("lake", "direct")));

  @AfterEach
  void stop() {
    catalog.close();
  }

  private PlannedStream only(SinkReport report) {
    assertThat(report.plan()).hasSize(1);
    return report.plan().get(0);
  }

  @Test
  void a_first_run_over_an_empty_catalog_does_not_even_make_the_service() {
    SinkReport report = dry.run(orders, direct);

    assertThat(catalog.takeWrites()).isEmpty();
    assertThat(catalog.names("services/pipelineServices")).isEmpty();
    assertThat(report.plan())
        .extracting(PlannedStream::name, PlannedStream::action)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("orders", "create"),
            org.assertj.core.groups.Tuple.tuple("direct", "create"));
    assertThat(report.plan().get(0).edgesAdded())
        .containsExactlyInAnyOrder(
            TOPIC + " → aws-s3.lake.raw · Delivery",
            "aws-s3.lake.raw → " + GLUE + " · Described by",
            SHOP + " → " + TOPIC + " · Change capture");
    assertThat(report.created()).isEqualTo(2);
  }

  @Test
  void an_unchanged_stream_is_unchanged_and_a_changed_one_says_which_members_and_edges() {
    real.run(orders, direct);
    catalog.takeCalls();

    SinkReport report = dry.run(moved, direct);

    assertThat(catalog.takeWrites()).isEmpty();
    PlannedStream plan = report.plan().get(0);
    assertThat(plan.action()).isEqualTo("update");
    assertThat(plan.changes()).containsExactly("description");
    assertThat(plan.edgesAdded()).containsExactly(TOPIC + " → aws-s3.other.raw · Delivery");
    assertThat(plan.edgesRemoved())
        .containsExactlyInAnyOrder(
            TOPIC + " → aws-s3.lake.raw · Delivery",
            "aws-s3.lake.raw → " + GLUE + " · Described by",
            SHOP + " → " + TOPIC + " · Change capture");
    assertThat(report.plan().get(1)).isEqualTo(unchanged("direct"));
  }

  private static PlannedStream unchanged(String name) {
    return new PlannedStream(name, "unchanged", List.of(), List.of(), List.of(), List.of());
  }

  @Test
  void it_counts_what_the_real_run_then_does() {
    real.run(orders, direct);

    SinkReport planned = dry.run(moved);
    SinkReport done = real.run(moved);

    assertThat(planned.plan()).hasSize(2);
    assertThat(List.of(planned.updated(), planned.deleted(), planned.edgesWritten()))
        .isEqualTo(List.of(done.updated(), done.deleted(), done.edgesWritten()));
    assertThat(planned.edgesRemoved()).isEqualTo(done.edgesRemoved());
    assertThat(done.plan()).isEmpty();
  }

  @Test
  void a_stream_that_is_gone_would_be_deleted_with_its_edges() {
    real.run(orders, direct);
    catalog.takeCalls();

    SinkReport report = dry.run(direct);

    assertThat(catalog.takeWrites()).isEmpty();
    assertThat(report.plan()).hasSize(2);
    PlannedStream gone = report.plan().get(1);
    assertThat(gone.name()).isEqualTo("orders");
    assertThat(gone.action()).isEqualTo("delete");
    assertThat(gone.edgesRemoved()).hasSize(3);
    assertThat(report.deleted()).isEqualTo(1);
  }

  @Test
  void a_stream_that_reappears_would_be_restored() {
    real.run(orders, direct);
    real.run(direct);
    catalog.takeCalls();

    SinkReport report = dry.run(orders, direct);

    assertThat(catalog.takeWrites()).isEmpty();
    assertThat(report.plan().get(0).action()).isEqualTo("restore");
    assertThat(report.plan().get(0).edgesAdded()).hasSize(3);
    assertThat(report.restored()).isEqualTo(1);
  }

  @Test
  void lineage_that_would_be_overridden_is_read_only_as_well() {
    real.run(orders);
    catalog.takeCalls();

    SinkReport report = new SinkHarness(catalog).with(Overrides.lineage()).dry().run(moved);

    assertThat(catalog.takeWrites()).isEmpty();
    assertThat(only(report).edgesRemoved()).hasSize(3);
  }

  @Test
  void ends_that_stay_unresolved_say_why() {
    FakeCatalog foreign = FakeCatalog.foreign();
    try (foreign) {
      SinkReport report = new SinkHarness(foreign).dry().run(orders);

      assertThat(foreign.takeWrites()).isEmpty();
      assertThat(only(report).unresolved())
          .contains("s3://lake/raw: NOT_FOUND", kinesis("orders").id() + ": NOT_FOUND");
    }
  }
}
