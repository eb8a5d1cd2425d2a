package dev.hydrant.client.sink;

import static dev.hydrant.client.fake.Streams.delivery;
import static dev.hydrant.client.fake.Streams.described;
import static dev.hydrant.client.fake.Streams.feeds;
import static dev.hydrant.client.fake.Streams.fromPipeline;
import static dev.hydrant.client.fake.Streams.glue;
import static dev.hydrant.client.fake.Streams.kinesis;
import static dev.hydrant.client.fake.Streams.route;
import static dev.hydrant.client.fake.Streams.s3;
import static dev.hydrant.client.fake.Streams.scan;
import static dev.hydrant.client.fake.Streams.toPipeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hydrant.client.fake.FakeCatalog;
import dev.hydrant.client.fake.Streams;
import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The writer dies after each single write; the next run leaves exactly the expected graph. */
final class CrashTest {
  private static final GlueTable TABLE = new GlueTable(Streams.SCOPE, "db", "orders", false);

  /**
   * @param before what an earlier run wrote
   * @param change what happens in the catalog between the runs
   */
  record Scenario(
      String name, List<StreamScan> before, Consumer<FakeCatalog> change, List<StreamScan> after) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Scenario> scenarios() {
    StreamScan orders =
        scan(
            "orders",
            delivery(kinesis("orders"), s3("lake", "raw")),
            route(kinesis("orders"), s3("lake", "errors"), EdgeRole.ERROR_SINK, "errors/"),
            route(s3("lake", "raw"), TABLE, EdgeRole.DESCRIBED_BY, "Parquet"));
    StreamScan moved = scan("orders", delivery(kinesis("orders"), s3("other", "raw")));
    StreamScan direct = scan("direct", fromPipeline(s3("lake", "direct")));
    StreamScan half = scan("half", toPipeline(kinesis("clicks")));
    StreamScan twin = scan("twin", delivery(kinesis("orders"), s3("lake", "raw")));
    StreamScan fed =
        scan(
            "fed",
            delivery(kinesis("orders"), s3("lake", "raw")),
            feeds("shop", kinesis("orders")),
            feeds("returns", kinesis("orders")));
    Consumer<FakeCatalog> nothing = catalog -> {};
    return Stream.of(
        new Scenario("first run", List.of(), nothing, List.of(orders, direct, half)),
        new Scenario("destination moved", List.of(orders), nothing, List.of(moved)),
        new Scenario("pair shared from the start", List.of(), nothing, List.of(orders, twin)),
        new Scenario(
            "real entities appear",
            List.of(orders, twin),
            CrashTest::ingest,
            List.of(orders, twin)),
        new Scenario(
            "from node form to edges",
            List.of(half),
            nothing,
            List.of(scan("half", delivery(kinesis("clicks"), s3("lake", "clicks"))))),
        new Scenario("streams are gone", List.of(orders, direct, half), nothing, List.of(direct)),
        new Scenario(
            "a stream is gone whose pair another takes over",
            List.of(orders, twin),
            nothing,
            List.of(twin)),
        new Scenario(
            "a stream of ingested assets is gone",
            List.of(orders, half),
            CrashTest::ingest,
            List.of(half)),
        new Scenario(
            "a stream comes back", List.of(orders, half), CrashTest::gone, List.of(orders, half)),
        new Scenario(
            "tables feed another topic",
            List.of(fed, half),
            nothing,
            List.of(
                scan(
                    "fed",
                    delivery(kinesis("orders"), s3("lake", "raw")),
                    feeds("shop", kinesis("orders"))),
                half)),
        new Scenario(
            "another table describes the location",
            List.of(orders),
            CrashTest::ingest,
            List.of(
                scan(
                    "orders",
                    delivery(kinesis("orders"), s3("lake", "raw")),
                    described(s3("lake", "raw"), glue("other"))))));
  }

  /** An earlier run found the stream gone. */
  private static void gone(FakeCatalog catalog) {
    new SinkHarness(catalog).run(scan("half", toPipeline(kinesis("clicks"))));
  }

  private static void ingest(FakeCatalog catalog) {
    catalog.given(
        "services/messagingServices",
        "{'name':'streams','serviceType':'Kinesis','connection':{'config':{}}}");
    catalog.given("topics", "{'name':'orders','service':'streams','partitions':4}");
    catalog.given(
        "services/storageServices",
        "{'name':'storage','serviceType':'S3','connection':{'config':{}}}");
    catalog.given("containers", "{'name':'raw','service':'storage','fullPath':'s3://lake/raw/'}");
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void the_next_run_after_a_crash_at_any_write_leaves_the_expected_graph(Scenario scenario) {
    List<String> expected = expected(scenario);
    boolean died = true;
    int writes = 0;
    for (; died; writes++) {
      try (FakeCatalog catalog = FakeCatalog.hydrant()) {
        SinkHarness harness = prepared(catalog, scenario);
        catalog.dieAfterWrites(writes);
        died = catchThrowable(() -> harness.run(scenario.after())) != null;
        catalog.revive();
        harness.run(scenario.after());
        assertThat(state(catalog)).as("after %s writes", writes).isEqualTo(expected);
        catalog.takeCalls();
        harness.run(scenario.after());
        assertThat(catalog.takeWrites()).as("a settled run, %s writes", writes).isEmpty();
      }
    }
    assertThat(writes).as("crashes tried").isGreaterThan(2);
  }

  private static List<String> expected(Scenario scenario) {
    try (FakeCatalog catalog = FakeCatalog.hydrant()) {
      prepared(catalog, scenario).run(scenario.after());
      return state(catalog);
    }
  }

  private static SinkHarness prepared(FakeCatalog catalog, Scenario scenario) {
    SinkHarness harness = new SinkHarness(catalog);
    if (!scenario.before().isEmpty()) {
      harness.run(scenario.before());
    }
    scenario.change().accept(catalog);
    return harness;
  }

  private static List<String> state(FakeCatalog catalog) {
    List<String> state = new ArrayList<>(catalog.graph());
    for (String collection : List.of("pipelines", "topics", "containers", "tables")) {
      catalog.names(collection).forEach(name -> state.add(collection + " " + name));
    }
    return state;
  }
}
