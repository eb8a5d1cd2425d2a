package dev.hydrant.client.sink;

import static dev.hydrant.client.fake.Streams.SCOPE;
import static dev.hydrant.client.fake.Streams.delivery;
import static dev.hydrant.client.fake.Streams.kinesis;
import static dev.hydrant.client.fake.Streams.s3;
import static dev.hydrant.client.fake.Streams.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hydrant.client.fake.FakeCatalog;
import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.asset.HttpEndpoint;
import dev.hydrant.model.asset.RedshiftTable;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.lineage.ColumnPair;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.stream.AssetFacts;
import dev.hydrant.model.stream.Column;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.model.workflow.HydrantSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Other catalogs, failing catalogs, and the bounds of the sink. */
final class ServerKindTest {
  private static final StreamScan ORDERS =
      scan("orders", delivery(kinesis("orders"), s3("lake", "raw")));

  private static HydrantSettings creating(boolean create) {
    return new HydrantSettings(
        null,
        null,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        null,
        Optional.of(create),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        null,
        null,
        null,
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void a_foreign_catalog_gets_no_extension_and_no_external_assets_and_that_is_said() {
    try (FakeCatalog catalog = FakeCatalog.foreign()) {
      catalog.given(
          "services/messagingServices",
          "{'name':'k','serviceType':'Kinesis','connection':{'config':{}}}");
      catalog.given("topics", "{'name':'orders','service':'k','partitions':1}");
      SinkHarness harness = new SinkHarness(catalog);

      SinkReport report = harness.run(ORDERS);

      assertThat(catalog.entity("prod.orders").orElseThrow().has("extension")).isFalse();
      assertThat(catalog.graph())
          .containsExactly("k.orders -> prod.orders [PipelineLineage] Delivery · orders · GZIP");
      assertThat(catalog.names("containers")).isEmpty();
      assertThat(report.role("delivery").unresolved()).containsEntry("NOT_FOUND", 1L);
      assertThat(report.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                assertThat(problem.message()).contains("s3://lake/raw");
                assertThat(problem.advice()).contains("createExternalAssets");
              });
      assertThat(harness.events.lines())
          .filteredOn(line -> line.contains("custom property"))
          .hasSize(1);
      catalog.takeCalls();
      harness.run(ORDERS);
      assertThat(catalog.takeWrites()).isEmpty();
    }
  }

  @Test
  void a_foreign_catalog_gets_external_assets_when_the_run_says_so() {
    try (FakeCatalog catalog = FakeCatalog.foreign()) {
      new SinkHarness(catalog).with(creating(true)).run(ORDERS);

      assertThat(catalog.graph()).singleElement().asString().contains("via prod.orders");
    }
  }

  @Test
  void where_api_services_are_unknown_the_endpoint_is_left_out_and_later_runs_stay_quiet() {
    try (FakeCatalog catalog = FakeCatalog.hydrant()) {
      catalog.withoutApiServices();
      SinkHarness harness = new SinkHarness(catalog);
      StreamScan stream =
          scan("http", delivery(kinesis("x"), new HttpEndpoint("https", "h", -1, "P", "")));

      SinkReport report = harness.run(stream);

      assertThat(report.role("delivery").unresolved()).containsEntry("SERVER_REFUSED", 1L);
      assertThat(catalog.graph())
          .containsExactly(
              "aws-kinesis-111122223333-eu-west-1.x -> prod.http [PipelineLineage]"
                  + " Delivery · http · GZIP");
      catalog.takeCalls();
      harness.run(stream);
      assertThat(catalog.takeWrites()).isEmpty();
    }
  }

  @Test
  void a_stream_that_cannot_be_written_is_an_error_and_the_others_go_on() {
    try (FakeCatalog catalog = FakeCatalog.hydrant()) {
      SinkHarness harness = new SinkHarness(catalog);
      catalog.failNext("PUT pipelines b");

      SinkReport report =
          harness.run(scan("a", delivery(kinesis("a"), s3("lake", ""))), scan("b"), ORDERS);

      assertThat(report.failed()).isEqualTo(1);
      assertThat(report.created()).isEqualTo(2);
      assertThat(report.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.severity()).isEqualTo(Severity.ERROR);
                assertThat(problem.stream()).isEqualTo("b");
                assertThat(problem.code()).isEqualTo(ErrorCode.CATALOG_FAILED);
              });
      assertThat(harness.run(scan("b")).created()).isEqualTo(1);
    }
  }

  @Test
  void a_token_that_is_refused_in_the_middle_ends_the_sink() {
    try (FakeCatalog catalog = FakeCatalog.hydrant();
        RestSink sink = new SinkHarness(catalog).open()) {
      catalog.dieAfterWrites(0);
      assertThatExceptionOfType(HydrantException.class)
          .isThrownBy(
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  sink.put(scan("s" + i));
                }
              })
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CATALOG_UNAUTHORIZED))
          .satisfies(e -> assertThat(e.text()).doesNotContain(SinkHarness.TOKEN.reveal()));
    }
  }

  @Test
  void a_full_queue_blocks_the_caller_until_the_catalog_has_caught_up() throws Exception {
    try (FakeCatalog catalog = FakeCatalog.hydrant();
        RestSink sink = new SinkHarness(catalog).open()) {
      AtomicInteger taken = new AtomicInteger();
      Thread caller =
          new Thread(
              () -> {
                for (int i = 0; i < 200; i++) {
                  sink.put(scan("s" + i));
                  taken.incrementAndGet();
                }
              });
      synchronized (catalog) {
        caller.start();
        while (caller.getState() != Thread.State.WAITING || taken.get() < 64) {
          Thread.onSpinWait();
        }
        assertThat(taken.get()).isBetween(64, 64 + 8);
      }
      caller.join();
      assertThat(sink.finish(dev.hydrant.client.fake.Streams.report()).created()).isEqualTo(200);
    }
  }

  @Test
  void columns_join_only_where_both_ends_have_them() {
    RedshiftTable table = new RedshiftTable(SCOPE, "h", "c", "dev", "public", "orders");
    GlueTable source = new GlueTable(SCOPE, "db", "orders", false);
    Route route =
        new Route(
            End.of(source),
            End.of(table),
            EdgeRole.DELIVERY,
            "",
            new ColumnRule.ByMap(
                List.of(new ColumnPair("id", "ID"), new ColumnPair("gone", "gone")), false));
    List<AssetFacts> facts = new ArrayList<>();
    facts.add(new AssetFacts(source, List.of(new Column("id", "bigint")), Map.of()));
    facts.add(new AssetFacts(table, List.of(new Column("ID", "bigint")), Map.of()));
    try (FakeCatalog catalog = FakeCatalog.hydrant()) {
      new SinkHarness(catalog).run(scan("orders", "Words.", true, facts, route));

      assertThat(
              catalog
                  .edge(
                      "aws-glue-111122223333-eu-west-1.111122223333.db.orders",
                      "aws-redshift-111122223333-eu-west-1-c.dev.public.orders")
                  .path("columnsLineage")
                  .toString())
          .isEqualTo(
              "[{\"fromColumns\":[\"aws-glue-111122223333-eu-west-1.111122223333.db.orders.id\"],"
                  + "\"toColumn\":\"aws-redshift-111122223333-eu-west-1-c.dev.public.orders.ID\"}]");
    }
  }

  @Test
  void an_external_table_gains_columns_and_loses_none() {
    GlueTable table = new GlueTable(SCOPE, "db", "orders", false);
    try (FakeCatalog catalog = FakeCatalog.hydrant()) {
      SinkHarness harness = new SinkHarness(catalog);
      for (String column : List.of("a", "b")) {
        List<AssetFacts> facts =
            List.of(new AssetFacts(table, List.of(new Column(column, "int")), Map.of()));
        harness.run(scan(column, "Words.", true, facts, delivery(kinesis("x"), table)));
      }

      assertThat(
              catalog
                  .entity("aws-glue-111122223333-eu-west-1.111122223333.db.orders")
                  .orElseThrow()
                  .path("columns")
                  .findValuesAsText("name"))
          .containsExactly("a", "b");
    }
  }

  @Test
  void streams_of_one_run_that_know_different_columns_of_one_table_add_them_all() {
    GlueTable table = new GlueTable(SCOPE, "db", "orders", false);
    try (FakeCatalog catalog = FakeCatalog.hydrant()) {
      List<String> names = IntStream.range(0, 24).mapToObj("c%02d"::formatted).toList();
      new SinkHarness(catalog)
          .run(
              names.stream()
                  .map(
                      name ->
                          scan(
                              name,
                              "Words.",
                              true,
                              List.of(
                                  new AssetFacts(
                                      table, List.of(new Column(name, "int")), Map.of())),
                              delivery(kinesis(name), table)))
                  .toArray(StreamScan[]::new));

      assertThat(
              catalog
                  .entity("aws-glue-111122223333-eu-west-1.111122223333.db.orders")
                  .orElseThrow()
                  .path("columns")
                  .findValuesAsText("name"))
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }
}
