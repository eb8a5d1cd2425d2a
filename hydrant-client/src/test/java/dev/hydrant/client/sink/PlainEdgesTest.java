package dev.hydrant.client.sink;

import static dev.hydrant.client.fake.Streams.delivery;
import static dev.hydrant.client.fake.Streams.described;
import static dev.hydrant.client.fake.Streams.feeds;
import static dev.hydrant.client.fake.Streams.fromPipeline;
import static dev.hydrant.client.fake.Streams.glue;
import static dev.hydrant.client.fake.Streams.kinesis;
import static dev.hydrant.client.fake.Streams.report;
import static dev.hydrant.client.fake.Streams.s3;
import static dev.hydrant.client.fake.Streams.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.client.fake.FakeCatalog;
import dev.hydrant.client.fake.Streams;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.stream.StreamScan;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Edges between two assets, which belong to no single stream, and roles that were not read. */
final class PlainEdgesTest {
  private static final String TOPIC = "aws-kinesis-111122223333-eu-west-1.orders";
  private static final String TABLES = "aws-dynamodb-111122223333-eu-west-1.default.default.";
  private static final String GLUE = "aws-glue-111122223333-eu-west-1.111122223333.db.";

  private final FakeCatalog catalog = FakeCatalog.hydrant();
  private final SinkHarness harness = new SinkHarness(catalog);
  private final Route lake = delivery(kinesis("orders"), s3("lake", "raw"));
  private final Route copy = delivery(kinesis("orders"), s3("lake", "copy"));

  @AfterEach
  void stop() {
    catalog.close();
  }

  private static Route feed(String table) {
    return feeds(table, kinesis("orders"));
  }

  private List<String> captured() {
    return catalog.graph().stream()
        .filter(edge -> edge.contains("] Change capture") && !edge.contains("[Manual]"))
        .map(edge -> edge.substring(TABLES.length(), edge.indexOf(' ')))
        .toList();
  }

  private List<String> describing() {
    return catalog.graph().stream()
        .filter(edge -> edge.contains("Described by"))
        .map(edge -> edge.substring(0, edge.indexOf(" [")))
        .toList();
  }

  @Test
  void a_table_that_feeds_the_stream_no_more_loses_its_edge_and_goes_when_nothing_needs_it() {
    harness.run(scan("orders", lake, feed("shop"), feed("returns")));

    SinkReport report = harness.run(scan("orders", lake, feed("shop")));

    assertThat(captured()).containsExactly("shop");
    assertThat(catalog.names("tables")).containsExactly(TABLES + "shop");
    assertThat(report.edgesRemoved()).isEqualTo(1);
    assertThat(report.updated()).isEqualTo(1);
    catalog.takeCalls();
    harness.run(scan("orders", lake, feed("shop")));
    assertThat(catalog.takeWrites()).isEmpty();
  }

  @Test
  void a_table_that_feeds_several_streams_stays_for_the_others() {
    Route other = delivery(kinesis("other"), s3("lake", "other"));
    StreamScan both = scan("other", other, feeds("shop", kinesis("other")));
    harness.run(scan("orders", lake, feed("shop")), both);

    harness.run(scan("orders", lake), both);

    assertThat(catalog.names("tables")).containsExactly(TABLES + "shop");
    assertThat(captured()).containsExactly("shop");
  }

  @Test
  void two_streams_on_one_topic_that_want_different_tables_settle_at_once() {
    StreamScan first = scan("a", lake, feed("shop"));
    StreamScan second = scan("b", copy, feed("returns"));
    harness.run(first, second);
    assertThat(captured()).containsExactly("returns", "shop");

    harness.run(scan("a", "Changed.", true, List.of(), lake, feed("shop")), second);
    harness.run(first, scan("b", "Changed.", true, List.of(), copy, feed("returns")));

    assertThat(captured()).containsExactly("returns", "shop");
    catalog.takeCalls();
    harness.run(first, scan("b", "Changed.", true, List.of(), copy, feed("returns")));
    assertThat(catalog.takeWrites()).isEmpty();
  }

  @Test
  void a_stream_of_the_same_topic_that_was_not_read_has_its_say_first() {
    StreamScan second = scan("b", copy, feed("shop"));
    harness.run(scan("a", lake, feed("shop")), second);

    harness.run(report("a", "b"), scan("a", lake));
    assertThat(captured()).containsExactly("shop");

    harness.run(scan("a", lake), scan("b", copy));
    assertThat(captured()).isEmpty();
  }

  @Test
  void an_edge_stays_while_its_role_is_unread_and_goes_once_it_is_read_again() {
    harness.run(scan("orders", lake, feed("shop")));
    StreamScan denied = scan("orders", lake).withUnread(Set.of(EdgeRole.CHANGE_CAPTURE));

    SinkReport report = harness.run(denied);

    assertThat(captured()).containsExactly("shop");
    assertThat(report.edgesRemoved()).isZero();
    catalog.takeCalls();
    harness.run(denied);
    assertThat(catalog.takeWrites()).isEmpty();

    harness.run(scan("orders", lake));
    assertThat(captured()).isEmpty();
  }

  @Test
  void an_edge_stays_when_another_stream_could_not_read_its_role() {
    harness.run(scan("a", lake, feed("shop")), scan("b", copy, feed("shop")));

    harness.run(scan("a", lake), scan("b", copy).withUnread(Set.of(EdgeRole.CHANGE_CAPTURE)));

    assertThat(captured()).containsExactly("shop");
  }

  @Test
  void producers_that_were_not_read_keep_their_edges_also_when_lineage_is_overridden() {
    Route producer =
        new Route(
            End.of(kinesis("app")), End.thePipeline(), EdgeRole.PRODUCER, "", ColumnRule.none());
    StreamScan direct = scan("direct", fromPipeline(s3("lake", "d")), producer);
    harness.run(direct);
    StreamScan denied =
        scan("direct", fromPipeline(s3("lake", "e"))).withUnread(Set.of(EdgeRole.PRODUCER));

    SinkReport report = new SinkHarness(catalog).with(Overrides.lineage()).run(denied);

    assertThat(catalog.graph())
        .containsExactly(
            "aws-kinesis-111122223333-eu-west-1.app -> prod.direct [PipelineLineage]"
                + " Producer · direct",
            "prod.direct -> aws-s3.lake.e [PipelineLineage] Delivery · direct");
    assertThat(report.edgesRemoved()).isEqualTo(1);
    assertThat(report.edgesWritten()).isEqualTo(1);
  }

  @Test
  void a_role_that_was_not_read_stays_on_an_edge_that_has_another_one_as_well() {
    Route backup =
        Streams.route(kinesis("orders"), s3("lake", "raw"), EdgeRole.BACKUP, "all records");
    harness.run(scan("orders", lake, backup));

    harness.run(scan("orders", lake).withUnread(Set.of(EdgeRole.BACKUP)));
    assertThat(catalog.graph()).singleElement().asString().contains("Delivery + Backup");

    harness.run(scan("orders", lake));
    assertThat(catalog.graph()).singleElement().asString().contains("Delivery · orders · GZIP");
  }

  @Test
  void a_location_that_another_table_describes_now_loses_the_old_description() {
    harness.run(scan("orders", lake, described(s3("lake", "raw"), glue("old"))));

    harness.run(scan("orders", lake, described(s3("lake", "raw"), glue("new"))));

    assertThat(describing()).containsExactly("aws-s3.lake.raw -> " + GLUE + "new");
    assertThat(catalog.names("tables")).containsExactly(GLUE + "new");
  }

  @Test
  void what_describes_an_ingested_location_goes_with_the_last_stream_that_delivers_there() {
    catalog.given("services/storageServices", "{'name':'storage','serviceType':'S3'}");
    catalog.given("containers", "{'name':'raw','service':'storage','fullPath':'s3://lake/raw'}");
    Route description = described(s3("lake", "raw"), glue("orders"));
    StreamScan other = scan("other", delivery(kinesis("x"), s3("lake", "raw")), description);
    harness.run(scan("orders", lake, description), other);

    harness.run(scan("orders", copy), other);
    assertThat(describing()).containsExactly("storage.raw -> " + GLUE + "orders");

    harness.run(scan("orders", copy), scan("other", delivery(kinesis("x"), s3("lake", "y"))));
    assertThat(describing()).isEmpty();
    assertThat(catalog.names("tables")).isEmpty();
    assertThat(catalog.names("containers")).contains("storage.raw");
  }

  @Test
  void what_a_person_drew_between_two_assets_stays() {
    harness.run(scan("orders", lake, feed("shop")));
    catalog.given("services/databaseServices", "{'name':'hand','serviceType':'Mysql'}");
    catalog.given("databases", "{'name':'d','service':'hand'}");
    catalog.given("databaseSchemas", "{'name':'s','database':'hand.d'}");
    catalog.given("tables", "{'name':'t','databaseSchema':'hand.d.s','columns':[]}");
    catalog.drawn("hand.d.s.t", TOPIC, "Change capture by a script");

    harness.run(scan("orders", lake));

    assertThat(catalog.graph())
        .contains("hand.d.s.t -> " + TOPIC + " [Manual] Change capture by a script");
    assertThat(captured()).isEmpty();
  }

  @Test
  void a_topic_of_another_account_keeps_what_that_account_s_own_service_said() {
    harness.run(scan("orders", lake, feed("shop")));
    StreamScan foreign = scan("orders", lake);
    StreamScan elsewhere = foreign.withStream(Streams.inAccount(foreign.stream(), "999988887777"));

    new SinkHarness(catalog).named("elsewhere").run(elsewhere);
    new SinkHarness(catalog)
        .named("elsewhere")
        .run(elsewhere.withRoutes(List.of(delivery(kinesis("orders"), s3("lake", "z")))));

    assertThat(captured()).containsExactly("shop");
  }

  @Test
  void an_edge_that_several_streams_want_is_drawn_and_counted_once_and_never_again() {
    StreamScan[] streams = {
      scan("a", lake, feed("shop"), described(s3("lake", "raw"), glue("orders"))),
      scan("b", copy, feed("shop")),
      scan("c", lake, feed("shop"), described(s3("lake", "raw"), glue("orders")))
    };

    SinkReport report = harness.run(streams);

    assertThat(report.edgesWritten()).isEqualTo(catalog.graph().size());
    assertThat(report.role("change_capture").external()).isEqualTo(6);
    catalog.takeCalls();
    SinkReport again = harness.run(streams);
    assertThat(catalog.takeWrites()).isEmpty();
    assertThat(again.unchanged()).isEqualTo(3);
  }
}
