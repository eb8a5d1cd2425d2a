package dev.hydrant.firehose.upstream;

import static dev.hydrant.firehose.upstream.FakeTables.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.KinesisStream;
import dev.hydrant.model.asset.S3Location;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.stream.StreamScan;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DynamoDbUpstreamsTest {
  private static final KinesisStream ORDERS = new KinesisStream(Scans.HOME, "orders");
  private static final S3Location LAKE = new S3Location("aws", "lake", "orders");

  private final Told told = new Told();
  private final ScanContext context = Scans.context(told);
  private final FakeTables tables = new FakeTables();
  private final StreamScan orders = Scans.delivering(ORDERS, LAKE);

  @AfterEach
  void close() {
    context.close();
  }

  private DynamoDbUpstreams upstreams() {
    return upstreams(true, 100);
  }

  private DynamoDbUpstreams upstreams(boolean on, int mostTables) {
    Ledger ledger =
        new Ledger(
            context, DynamoDbUpstreams.MISSING, DynamoDbUpstreams.SETTING, Scans.HOME.region());
    return new DynamoDbUpstreams(on, region -> tables, ledger, context, mostTables);
  }

  @Test
  void many_tables_feed_one_stream_in_the_order_of_their_names_after_the_deliveries() {
    tables
        .table("carts", to("orders", "ACTIVE"))
        .table("clicks", to("clicks", "ACTIVE"))
        .table("orders", to("orders", "ACTIVE"))
        .table("users");

    StreamScan scan = upstreams().enrich(orders);

    assertThat(Scans.edges(scan))
        .containsExactly(
            "arn:aws:kinesis:eu-west-1:111122223333:stream/orders -> s3://lake/orders [delivery]",
            "arn:aws:dynamodb:eu-west-1:111122223333:table/carts ->"
                + " arn:aws:kinesis:eu-west-1:111122223333:stream/orders [change_capture]",
            "arn:aws:dynamodb:eu-west-1:111122223333:table/orders ->"
                + " arn:aws:kinesis:eu-west-1:111122223333:stream/orders [change_capture]");
    assertThat(scan.unread()).isEmpty();
    assertThat(told.warnings()).isEmpty();
    assertThat(told.lines())
        .containsExactly(
            "INFO Asked 4 of 4 DynamoDB tables in eu-west-1: 3 feed a Kinesis stream.");
  }

  @Test
  void only_destinations_that_are_live_or_about_to_be_count() {
    for (String status :
        List.of("ACTIVE", "UPDATING", "ENABLING", "DISABLING", "DISABLED", "ENABLE_FAILED", "")) {
      tables.table("t" + status, to("orders", status));
    }

    assertThat(Scans.edges(upstreams().enrich(orders)).stream().skip(1))
        .allMatch(edge -> edge.matches(".*table/t(ACTIVE|UPDATING|ENABLING) .*"))
        .hasSize(3);
  }

  @Test
  void an_old_entry_beside_a_live_one_makes_no_edge() {
    tables.table("carts", to("before", "DISABLED"), to("orders", "ACTIVE"));
    DynamoDbUpstreams upstreams = upstreams();

    StreamScan before =
        upstreams.enrich(Scans.delivering(new KinesisStream(Scans.HOME, "before"), LAKE));

    assertThat(before.routes()).hasSize(1);
    assertThat(upstreams.enrich(orders).routes()).hasSize(2);
  }

  @Test
  void the_line_tells_the_precision_and_nothing_of_the_delivery_stream() {
    tables.table(
        "carts",
        new TableCalls.Streaming(
            Scans.HOME.arn("kinesis", "stream/orders"), "ACTIVE", "MICROSECOND"));

    Route route = upstreams().enrich(orders).routes().get(1);

    assertThat(route.detail()).isEqualTo("times in microseconds");
    assertThat(route.columns()).isInstanceOf(ColumnRule.None.class);
  }

  @Test
  void two_delivery_streams_on_one_kinesis_stream_read_the_tables_once_and_say_the_same() {
    tables.table("carts", to("orders", "ACTIVE")).table("orders").table("users");
    DynamoDbUpstreams upstreams = upstreams();

    Route first = upstreams.enrich(orders).routes().get(1);
    Route second = upstreams.enrich(Scans.scan("other", orders.routes())).routes().get(1);

    assertThat(first).isEqualTo(second);
    assertThat(tables.listings).hasValue(2);
    assertThat(tables.questions).hasValue(3);
    assertThat(upstreams.state()).isEqualTo(FeatureState.READ);
  }

  @Test
  void a_table_that_vanishes_meanwhile_is_counted_and_leaves_no_gap() {
    tables.table("carts", to("orders", "ACTIVE")).vanishing("temporary");
    DynamoDbUpstreams upstreams = upstreams();

    StreamScan scan = upstreams.enrich(orders);

    assertThat(scan.routes()).hasSize(2);
    assertThat(scan.unread()).isEmpty();
    assertThat(upstreams.state()).isEqualTo(FeatureState.READ);
    assertThat(told.lines()).anyMatch(line -> line.endsWith(", 1 vanished meanwhile."));
  }

  @Test
  void a_denied_listing_is_one_warning_for_all_streams_which_keep_their_edges() {
    tables.refusingListing(ErrorCode.AWS_ACCESS_DENIED);
    DynamoDbUpstreams upstreams = upstreams();

    List<StreamScan> scans = IntStream.range(0, 5).mapToObj(i -> upstreams.enrich(orders)).toList();

    assertThat(scans)
        .allSatisfy(
            scan -> {
              assertThat(scan.routes()).isEqualTo(orders.routes());
              assertThat(scan.unread()).containsExactly(EdgeRole.CHANGE_CAPTURE);
            });
    assertThat(told.warnings())
        .singleElement()
        .asString()
        .contains("ListTables", "edges that earlier runs found stay", "hydrant.read.dynamodb");
    assertThat(upstreams.state()).isEqualTo(FeatureState.DENIED);
  }

  @Test
  void denied_descriptions_are_one_warning_and_are_not_tried_for_every_table() {
    IntStream.range(0, 500).forEach(i -> tables.refusing("t" + i, ErrorCode.AWS_ACCESS_DENIED));
    DynamoDbUpstreams upstreams = upstreams(true, 1_000);

    StreamScan scan = upstreams.enrich(orders);

    assertThat(scan.unread()).containsExactly(EdgeRole.CHANGE_CAPTURE);
    assertThat(told.warnings()).hasSize(1);
    assertThat(tables.questions.get()).isLessThan(100);
    assertThat(upstreams.state()).isEqualTo(FeatureState.DENIED);
  }

  @Test
  void one_failing_table_leaves_the_others_and_a_gap() {
    tables
        .table("carts", to("orders", "ACTIVE"))
        .refusing("locked", ErrorCode.AWS_FAILED)
        .table("orders", to("orders", "ACTIVE"));
    DynamoDbUpstreams upstreams = upstreams();

    StreamScan scan = upstreams.enrich(orders);

    assertThat(scan.routes()).hasSize(3);
    assertThat(scan.unread()).containsExactly(EdgeRole.CHANGE_CAPTURE);
    assertThat(told.warnings()).singleElement().asString().contains("First at table locked.");
    assertThat(upstreams.state()).isEqualTo(FeatureState.PARTLY_READ);
  }

  @Test
  void a_repeating_page_ends_the_listing_with_a_gap() {
    tables.table("carts", to("orders", "ACTIVE")).table("a").table("b").repeatingItsFirstPage();

    StreamScan scan = upstreams().enrich(orders);

    assertThat(tables.listings).hasValue(2);
    assertThat(scan.routes()).hasSize(2);
    assertThat(scan.unread()).containsExactly(EdgeRole.CHANGE_CAPTURE);
    assertThat(told.warnings()).singleElement().asString().contains("gave none that is new");
  }

  @Test
  void more_tables_than_are_asked_is_a_gap_that_is_told() {
    IntStream.range(0, 7).forEach(i -> tables.table("t" + i, to("orders", "ACTIVE")));

    StreamScan scan = upstreams(true, 4).enrich(orders);

    assertThat(scan.routes()).hasSize(5);
    assertThat(tables.questions).hasValue(4);
    assertThat(scan.unread()).containsExactly(EdgeRole.CHANGE_CAPTURE);
    assertThat(told.warnings()).singleElement().asString().contains("more than 4 DynamoDB tables");
  }

  @Test
  void the_tables_of_another_account_are_not_asked_for_and_the_stream_says_why() {
    AwsScope other = new AwsScope("aws", "444455556666", "eu-west-1");
    DynamoDbUpstreams upstreams = upstreams();

    StreamScan scan = upstreams.enrich(Scans.delivering(new KinesisStream(other, "orders"), LAKE));

    assertThat(tables.listings).hasValue(0);
    assertThat(scan.unread()).containsExactly(EdgeRole.CHANGE_CAPTURE);
    assertThat(scan.stream().facts().get("source"))
        .asString()
        .contains("kind=any", "belongs to account 444455556666");
    assertThat(told.warnings()).isEmpty();
    assertThat(upstreams.state()).isEqualTo(FeatureState.NOT_NEEDED);
  }

  @Test
  void nothing_is_asked_where_no_stream_reads_kinesis_or_lineage_is_left_alone() {
    DynamoDbUpstreams upstreams = upstreams();
    StreamScan bare = Scans.withoutLineage(orders);
    StreamScan fromBucket = Scans.delivering(LAKE, LAKE);

    assertThat(upstreams.enrich(bare)).isEqualTo(bare);
    assertThat(upstreams.enrich(fromBucket)).isEqualTo(fromBucket);
    assertThat(tables.listings).hasValue(0);
    assertThat(upstreams.state()).isEqualTo(FeatureState.NOT_NEEDED);
  }

  @Test
  void switched_off_it_asks_nothing_and_the_edges_that_are_there_stay() {
    DynamoDbUpstreams upstreams = upstreams(false, 100);

    StreamScan scan = upstreams.enrich(orders);

    assertThat(tables.listings).hasValue(0);
    assertThat(scan.unread()).containsExactly(EdgeRole.CHANGE_CAPTURE);
    assertThat(upstreams.state()).isEqualTo(FeatureState.OFF);
  }

  @Test
  void a_region_that_is_not_switched_on_is_a_gap_and_not_the_end() {
    AwsScope away = new AwsScope("aws", "111122223333", "me-central-1");
    tables.refusingListing(ErrorCode.AWS_CREDENTIALS_REFUSED);

    StreamScan scan = upstreams().enrich(Scans.delivering(new KinesisStream(away, "orders"), LAKE));

    assertThat(scan.unread()).containsExactly(EdgeRole.CHANGE_CAPTURE);
    assertThat(told.warnings()).hasSize(1);
    assertThatThrownBy(() -> upstreams().enrich(orders)).isInstanceOf(HydrantException.class);
  }

  @Test
  void a_stream_is_ready_when_the_tables_of_its_region_were_read_or_are_not_needed() {
    tables.table("carts", to("orders", "ACTIVE")).holdingBack();
    DynamoDbUpstreams upstreams = upstreams();

    assertThat(upstreams.ready(Scans.delivering(LAKE, LAKE))).isTrue();
    assertThat(upstreams.ready(Scans.withoutLineage(orders))).isTrue();
    assertThat(tables.listings).hasValue(0);
    assertThat(upstreams.ready(orders)).isFalse();
    assertThat(upstreams.ready(orders)).isFalse();

    tables.lettingGo();
    assertThat(upstreams.enrich(orders).routes()).hasSize(2);
    assertThat(upstreams.ready(orders)).isTrue();
    assertThat(tables.listings).hasValue(1);
    assertThat(upstreams(false, 1).ready(orders)).isTrue();
  }

  @Test
  void credentials_that_expire_end_the_scan() {
    tables.table("carts").refusing("orders", ErrorCode.AWS_CREDENTIALS_EXPIRED);

    assertThatThrownBy(() -> upstreams().enrich(orders))
        .isInstanceOfSatisfying(
            HydrantException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.AWS_CREDENTIALS_EXPIRED));
  }
}
