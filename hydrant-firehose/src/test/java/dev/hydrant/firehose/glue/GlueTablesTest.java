package dev.hydrant.firehose.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.firehose.map.SchemaTable;
import dev.hydrant.firehose.upstream.FactEdit;
import dev.hydrant.firehose.upstream.Ledger;
import dev.hydrant.firehose.upstream.Scans;
import dev.hydrant.firehose.upstream.Told;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.asset.KinesisStream;
import dev.hydrant.model.asset.S3Location;
import dev.hydrant.model.asset.S3TablesTable;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.stream.Column;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class GlueTablesTest {
  private static final KinesisStream SOURCE = new KinesisStream(Scans.HOME, "orders");
  private static final S3Location LAKE = new S3Location("aws", "lake", "raw/orders");
  private static final GlueTable SCHEMA = new GlueTable(Scans.HOME, "sales", "orders", false);
  private static final GlueTable ICEBERG = new GlueTable(Scans.HOME, "sales", "orders", true);
  private static final List<Column> COLUMNS =
      List.of(new Column("id", "bigint"), new Column("dt", "string"));

  private final Told told = new Told();
  private final ScanContext context = Scans.context(told);
  private final FakeCatalog catalog = new FakeCatalog();
  private final GlueTables glue = new GlueTables(true, catalog, ledger(), context);

  @AfterEach
  void close() {
    context.close();
  }

  private Ledger ledger() {
    return new Ledger(context, GlueTables.MISSING, GlueTables.SETTING, Scans.HOME.region());
  }

  /** As the mapping leaves a conversion by that table's schema. */
  private static StreamScan converting() {
    StreamScan scan = Scans.delivering(SOURCE, LAKE);
    List<Route> routes = new ArrayList<>(scan.routes());
    routes.add(
        new Route(
            End.of(SOURCE),
            End.of(SCHEMA),
            EdgeRole.DELIVERY,
            "s · Parquet · " + SchemaTable.UNVERIFIED,
            new ColumnRule.ByName()));
    return FactEdit.put(scan.withRoutes(routes), "destination", "warnings", List.of("not read"));
  }

  private static CatalogTable at(String location) {
    return new CatalogTable(
        COLUMNS, List.of("dt"), location, "EXTERNAL_TABLE", "", Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "s3://lake/raw/orders",
    "s3://lake/raw/orders/",
    "s3://lake/raw/",
    "s3://lake",
    "s3a://lake/raw/orders"
  })
  void a_table_that_lies_at_or_above_the_delivered_prefix_describes_it(String location) {
    catalog.table("111122223333.sales.orders", at(location));

    StreamScan scan = glue.enrich(converting());

    assertThat(Scans.edges(scan))
        .containsExactly(
            SOURCE.id() + " -> s3://lake/raw/orders [delivery]",
            "s3://lake/raw/orders -> " + SCHEMA.id() + " [described_by]");
    assertThat(scan.routes().get(1).detail()).isEqualTo("location " + location);
    assertThat(scan.routes().get(1).columns()).isEqualTo(new ColumnRule.ByName());
    assertThat(scan.stream().facts().toString()).doesNotContain("warnings");
    assertThat(scan.unread()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "s3://lake/raw/orders/2024",
    "s3://lake/raw/order",
    "s3://lake/Raw/orders",
    "s3://other/raw/orders",
    "''",
    "jdbc:postgresql://user:hunter2@db/x"
  })
  void a_table_that_lies_elsewhere_stays_beside_the_bucket_and_says_so(String location) {
    catalog.table("111122223333.sales.orders", at(location));

    StreamScan scan = glue.enrich(converting());

    assertThat(Scans.edges(scan)).isEqualTo(Scans.edges(converting()));
    assertThat(scan.routes().get(1).detail()).isEqualTo("s · Parquet · " + SchemaTable.ELSEWHERE);
    assertThat(scan.stream().facts().get("destination"))
        .asString()
        .contains("gives the schema", location.startsWith("s3") ? location : "no location in S3");
    assertThat(scan.toString()).doesNotContain("hunter2");
  }

  @Test
  void columns_come_with_the_partition_keys_behind_them_and_lie_in_the_bucket_too() {
    catalog.table("111122223333.sales.orders", at("s3://lake/raw/orders"));

    StreamScan scan = glue.enrich(converting());

    assertThat(scan.assets())
        .anySatisfy(
            facts -> {
              assertThat(facts.asset()).isEqualTo(SCHEMA);
              assertThat(facts.columns()).isEqualTo(COLUMNS);
              assertThat(facts.facts())
                  .isEqualTo(
                      Map.of(
                          "location", "s3://lake/raw/orders",
                          "tableType", "EXTERNAL_TABLE",
                          "partitionKeys", List.of("dt")));
            })
        .anySatisfy(
            facts -> {
              assertThat(facts.asset()).isEqualTo(LAKE);
              assertThat(facts.columns()).isEqualTo(COLUMNS);
            });
  }

  @Test
  void a_table_that_is_not_there_stays_as_it_was_and_the_stream_says_so() {
    StreamScan scan = glue.enrich(converting());

    assertThat(scan.routes()).isEqualTo(converting().routes());
    assertThat(scan.assets()).isEmpty();
    assertThat(scan.unread()).isEmpty();
    assertThat(scan.stream().facts().get("destination")).asString().contains("no such table");
    assertThat(told.warnings()).isEmpty();
    assertThat(glue.state()).isEqualTo(FeatureState.READ);
  }

  @Test
  void denied_tables_are_one_warning_and_the_edges_of_earlier_runs_stay() {
    catalog.denied = true;

    StreamScan scan = glue.enrich(converting());
    glue.enrich(Scans.delivering(SOURCE, new GlueTable(Scans.HOME, "sales", "other", true)));

    assertThat(scan.routes()).isEqualTo(converting().routes());
    assertThat(scan.unread()).containsExactly(EdgeRole.DESCRIBED_BY);
    assertThat(told.warnings()).singleElement().asString().contains("hydrant.read.glue");
    assertThat(glue.state()).isEqualTo(FeatureState.DENIED);
  }

  @Test
  void a_denied_iceberg_table_leaves_no_role_open() {
    catalog.denied = true;

    StreamScan scan = glue.enrich(Scans.delivering(SOURCE, ICEBERG));

    assertThat(scan).isEqualTo(Scans.delivering(SOURCE, ICEBERG));
  }

  @Test
  void denied_databases_alone_leave_the_tables_readable() {
    catalog.deniedDatabases = true;
    catalog.table("111122223333.sales.orders", at("s3://lake/raw"));

    StreamScan scan = glue.enrich(converting());

    assertThat(scan.routes().get(1).role()).isEqualTo(EdgeRole.DESCRIBED_BY);
    assertThat(told.warnings()).hasSize(1);
    assertThat(glue.state()).isEqualTo(FeatureState.PARTLY_READ);
  }

  @Test
  void a_database_that_is_a_resource_link_gives_the_real_table_in_its_table_bucket() {
    AwsScope owner = new AwsScope("aws", "444455556666", "eu-west-1");
    catalog.link(
        "111122223333.sales", new DatabaseName(new CatalogName(owner, "analytics"), "shop"));
    catalog.table("444455556666:s3tablescatalog/analytics.shop.orders", at(""));

    StreamScan scan = glue.enrich(Scans.delivering(SOURCE, ICEBERG));

    S3TablesTable real = new S3TablesTable(owner, "analytics", "shop", "orders");
    assertThat(Scans.edges(scan)).containsExactly(SOURCE.id() + " -> " + real.id() + " [delivery]");
    assertThat(scan.routes().get(0).detail()).isEqualTo("s · through resource link sales.orders");
    assertThat(scan.assets()).singleElement().matches(facts -> facts.asset().equals(real));
  }

  @Test
  void a_table_that_glue_shows_through_the_link_is_not_asked_for_in_the_other_account() {
    AwsScope owner = new AwsScope("aws", "444455556666", "eu-west-1");
    catalog.link("111122223333.sales", new DatabaseName(new CatalogName(owner, ""), "shop"));
    catalog.table("111122223333.sales.orders", at("s3://lake/raw/orders"));

    StreamScan scan = glue.enrich(converting());

    assertThat(Scans.edges(scan))
        .contains(
            "s3://lake/raw/orders ->"
                + " arn:aws:glue:eu-west-1:444455556666:table/shop/orders [described_by]");
    assertThat(catalog.askedTables).containsExactly("111122223333.sales.orders");
  }

  @Test
  void a_table_that_is_a_resource_link_gives_the_real_table() {
    AwsScope owner = new AwsScope("aws", "444455556666", "eu-central-1");
    TableName target = new TableName(new CatalogName(owner, ""), "shop", "orders_v2");
    catalog.table(
        "111122223333.sales.orders",
        new CatalogTable(List.of(), List.of(), "", "", "", Optional.of(target)));
    catalog.table("444455556666.shop.orders_v2", at("s3://lake/raw/orders"));

    StreamScan scan = glue.enrich(converting());

    assertThat(Scans.edges(scan))
        .contains(
            "s3://lake/raw/orders ->"
                + " arn:aws:glue:eu-central-1:444455556666:table/shop/orders_v2 [described_by]");
  }

  @Test
  void a_table_of_a_table_bucket_is_asked_of_the_catalog_that_stands_for_the_bucket() {
    S3TablesTable table = new S3TablesTable(Scans.HOME, "analytics", "shop", "orders");
    catalog.table("111122223333:s3tablescatalog/analytics.shop.orders", at(""));

    StreamScan scan = glue.enrich(Scans.delivering(SOURCE, table));

    assertThat(scan.assets()).singleElement().matches(facts -> facts.columns().equals(COLUMNS));
    assertThat(catalog.askedDatabases).isEmpty();
  }

  @Test
  void each_table_and_database_is_asked_once() {
    catalog.table("111122223333.sales.orders", at("s3://lake"));

    for (int i = 0; i < 5; i++) {
      glue.enrich(converting());
      glue.enrich(Scans.delivering(SOURCE, ICEBERG));
    }

    assertThat(catalog.askedTables).containsExactly("111122223333.sales.orders");
    assertThat(catalog.askedDatabases).containsExactly("111122223333.sales");
  }

  @Test
  void nothing_is_asked_when_it_is_off_and_the_edges_that_are_there_stay() {
    GlueTables off = new GlueTables(false, catalog, ledger(), context);

    assertThat(off.enrich(converting()).unread()).containsExactly(EdgeRole.DESCRIBED_BY);
    assertThat(off.enrich(Scans.delivering(SOURCE, ICEBERG)).unread()).isEmpty();
    assertThat(off.state()).isEqualTo(FeatureState.OFF);
    assertThat(catalog.askedTables).isEmpty();
    assertThat(glue.enrich(Scans.withoutLineage(converting())).routes()).isEmpty();
    assertThat(glue.state()).isEqualTo(FeatureState.NOT_NEEDED);
  }

  @Test
  void expired_credentials_end_the_scan() {
    catalog.expired = true;

    assertThatThrownBy(() -> glue.enrich(converting())).isInstanceOf(HydrantException.class);
  }

  private static final class FakeCatalog implements CatalogCalls {
    private final Map<String, CatalogTable> tables = new HashMap<>();
    private final Map<String, DatabaseName> links = new HashMap<>();
    private final List<String> askedTables = new ArrayList<>();
    private final List<String> askedDatabases = new ArrayList<>();
    private boolean denied;
    private boolean deniedDatabases;
    private boolean expired;

    void table(String name, CatalogTable table) {
      tables.put(name, table);
    }

    void link(String database, DatabaseName target) {
      links.put(database, target);
    }

    @Override
    public synchronized Optional<CatalogTable> table(TableName name) {
      askedTables.add(name.toString());
      check(denied);
      return Optional.ofNullable(tables.get(name.toString()));
    }

    @Override
    public synchronized Optional<DatabaseName> link(DatabaseName name) {
      askedDatabases.add(name.toString());
      check(denied || deniedDatabases);
      return Optional.ofNullable(links.get(name.toString()));
    }

    private void check(boolean refused) {
      if (expired) {
        throw new HydrantException(ErrorCode.AWS_CREDENTIALS_EXPIRED, "Expired.", "");
      }
      if (refused) {
        throw new HydrantException(ErrorCode.AWS_ACCESS_DENIED, "AWS denies it.", "Allow it.");
      }
    }
  }
}
