package dev.hydrant.client.sink;

import static dev.hydrant.client.fake.Streams.SCOPE;
import static dev.hydrant.client.fake.Streams.delivery;
import static dev.hydrant.client.fake.Streams.route;
import static dev.hydrant.client.fake.Streams.s3;
import static dev.hydrant.client.fake.Streams.scan;
import static dev.hydrant.client.fake.Streams.toPipeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.client.fake.FakeCatalog;
import dev.hydrant.model.asset.DatabaseEngine;
import dev.hydrant.model.asset.DatabaseTable;
import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.asset.S3Location;
import dev.hydrant.model.asset.TableSelection;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.model.workflow.PipelineSourceConfig.LineageInformation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Patterns of database tables, expanded against the tables that the catalog has. */
final class PatternsTest {
  private static final S3Location LAKE = s3("lake", "cdc");
  private static final String TO_LAKE = " -> aws-s3.lake.cdc via prod.cdc";

  private final FakeCatalog catalog = FakeCatalog.hydrant();
  private final SinkHarness harness = new SinkHarness(catalog).with(named("my"));

  @AfterEach
  void stop() {
    catalog.close();
  }

  private static PipelineSourceConfig named(String... services) {
    return new PipelineSourceConfig(
        Optional.empty(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Optional.empty(),
        Optional.of(new LineageInformation(List.of(services), null)),
        null);
  }

  private void mysql(String service, String hostPort, String... tables) {
    service(service, "Mysql", hostPort);
    for (String table : tables) {
      String[] parts = table.split("\\.");
      table(service, "default", parts[0], parts[1]);
    }
  }

  private void service(String service, String type, String hostPort) {
    catalog.given(
        "services/databaseServices",
        "{'name':'%s','serviceType':'%s','connection':{'config':{'hostPort':'%s'}}}"
            .formatted(service, type, hostPort));
  }

  private void table(String service, String database, String schema, String table) {
    String in = service + "." + database;
    catalog.given("databases", "{'name':'" + database + "','service':'" + service + "'}");
    catalog.given("databaseSchemas", "{'name':'" + schema + "','database':'" + in + "'}");
    catalog.given(
        "tables",
        "{'name':'" + table + "','databaseSchema':'" + in + "." + schema + "','columns':[]}");
  }

  private static DatabaseTable pattern(String database, String table, TableSelection selection) {
    return new DatabaseTable(
        DatabaseEngine.MYSQL,
        "vpce-1.aws",
        3306,
        database,
        "",
        table,
        true,
        Optional.of(selection));
  }

  private static DatabaseTable pattern(String database, String table) {
    return pattern(database, table, new TableSelection(List.of(), List.of(), List.of()));
  }

  private List<String> edges() {
    return catalog.graph().stream().map(edge -> edge.replaceAll(" \\[.*", "")).toList();
  }

  @Test
  void each_table_that_the_pattern_takes_becomes_a_source_of_its_own() {
    mysql("my", "db.acme:3306", "shop.orders", "shop.ORDERS_eu", "shop.clicks", "crm.orders");

    harness.run(scan("cdc", delivery(pattern("shop", "orders.*"), LAKE)));

    assertThat(edges())
        .containsExactly("my.default.shop.ORDERS_eu" + TO_LAKE, "my.default.shop.orders" + TO_LAKE);
    catalog.takeCalls();
    harness.run(scan("cdc", delivery(pattern("shop", "orders.*"), LAKE)));
    assertThat(catalog.takeWrites()).isEmpty();
  }

  @Test
  void a_table_that_appears_in_the_catalog_becomes_a_source_on_the_next_run() {
    mysql("my", "db.acme:3306", "shop.orders");
    harness.run(scan("cdc", delivery(pattern("shop", "*"), LAKE)));
    mysql("my", "db.acme:3306", "shop.clicks");

    harness.run(scan("cdc", delivery(pattern("shop", "*"), LAKE)));

    assertThat(edges())
        .containsExactly("my.default.shop.clicks" + TO_LAKE, "my.default.shop.orders" + TO_LAKE);
  }

  @Test
  void databases_that_are_not_read_and_tables_that_are_excluded_are_no_sources() {
    mysql("my", "db.acme:3306", "shop.a", "shop.a_tmp", "shop.b", "crm.a", "hr.a", "hr2.a");
    TableSelection selection =
        new TableSelection(
            List.of("shop", "hr.*", "crm"), List.of("hr"), List.of(".*_tmp", "crm\\.a"));

    harness.run(scan("cdc", delivery(pattern("", "a.*", selection), LAKE)));

    assertThat(edges())
        .containsExactly("my.default.hr2.a" + TO_LAKE, "my.default.shop.a" + TO_LAKE);
  }

  @Test
  void postgres_has_schemas_and_names_may_be_written_with_all_parts() {
    service("pg", "Postgres", "pg.acme:5432");
    table("pg", "shop", "public", "orders");
    table("pg", "shop", "audit", "orders");
    table("pg", "crm", "public", "orders");
    DatabaseTable pattern =
        new DatabaseTable(
            DatabaseEngine.POSTGRESQL,
            "pg.acme",
            5432,
            "",
            "",
            "shop\\.(public|private)\\.or.*",
            true);

    harness.run(scan("cdc", delivery(pattern, LAKE)));

    assertThat(edges()).containsExactly("pg.shop.public.orders" + TO_LAKE);
  }

  @Test
  void nothing_found_keeps_the_pattern_as_an_external_asset() {
    mysql("my", "db.acme:3306", "shop.orders");

    harness.run(scan("cdc", delivery(pattern("shop", "x.*"), LAKE)));

    assertThat(edges()).containsExactly("mysql-vpce-1-aws-3306.default.shop.\"x.*\"" + TO_LAKE);
  }

  @Test
  void a_pattern_that_cannot_be_matched_safely_stays_a_pattern_and_that_is_said() {
    mysql("my", "db.acme:3306", "shop.orders");
    TableSelection look = new TableSelection(List.of(), List.of(), List.of("(?!a).*"));

    harness.run(scan("cdc", delivery(pattern("shop", "o.*", look), LAKE)));

    assertThat(edges()).singleElement().asString().startsWith("mysql-vpce-1-aws-3306.");
    assertThat(harness.events.lines())
        .filteredOn(line -> line.contains("stays a pattern"))
        .hasSize(1);
  }

  @Test
  void without_a_named_service_the_address_says_which_one_and_two_that_fit_are_none() {
    mysql("here", "vpce-1.aws:3306", "shop.orders");
    mysql("there", "other:3306", "shop.orders");
    SinkHarness plain = new SinkHarness(catalog);

    plain.run(scan("cdc", delivery(pattern("shop", "o.*"), LAKE)));
    assertThat(edges()).containsExactly("here.default.shop.orders" + TO_LAKE);

    SinkHarness both = new SinkHarness(catalog).with(named("here", "there"));
    both.run(scan("cdc", delivery(pattern("shop", "o.*"), LAKE)));

    assertThat(edges()).singleElement().asString().startsWith("mysql-vpce-1-aws-3306.");
    assertThat(both.events.lines())
        .filteredOn(line -> line.contains("several services, so it stays a pattern: here, there"))
        .hasSize(1);
  }

  @Test
  void tables_are_listed_once_for_all_patterns_of_a_service() {
    mysql("my", "db.acme:3306", "shop.orders", "shop.clicks");
    catalog.takeCalls();

    harness.run(
        scan("a", delivery(pattern("shop", "o.*"), LAKE)),
        scan("b", delivery(pattern("shop", "c.*"), LAKE)),
        scan("c", delivery(pattern("shop", "o.*"), LAKE)));

    assertThat(catalog.takeCalls())
        .filteredOn(call -> call.startsWith("GET tables?"))
        .containsExactly("GET tables?database=my.default&fields=sourceHash&limit=100");
  }

  @Test
  void several_destinations_are_joined_by_equal_names_and_the_rest_goes_through_the_pipeline() {
    mysql("my", "db.acme:3306", "shop.orders", "shop.clicks");
    DatabaseTable all = pattern("shop", ".*");

    harness.run(
        scan(
            "cdc",
            delivery(all, new GlueTable(SCOPE, "shop", "orders", true)),
            delivery(all, new GlueTable(SCOPE, "shop", "views", true)),
            route(all, s3("errors", ""), EdgeRole.ERROR_SINK, "")));

    String glue = "aws-glue-111122223333-eu-west-1.111122223333.shop.";
    assertThat(edges())
        .containsExactlyInAnyOrder(
            "my.default.shop.orders -> " + glue + "orders via prod.cdc",
            "my.default.shop.clicks -> prod.cdc",
            "prod.cdc -> " + glue + "views",
            "my.default.shop.orders -> aws-s3.errors via prod.cdc",
            "my.default.shop.clicks -> aws-s3.errors via prod.cdc");
  }

  @Test
  void a_pattern_that_ends_at_the_pipeline_becomes_tables_that_do() {
    mysql("my", "db.acme:3306", "shop.orders", "shop.clicks");

    harness.run(scan("cdc", toPipeline(pattern("shop", ".*"))));

    assertThat(edges())
        .containsExactly(
            "my.default.shop.clicks -> prod.cdc", "my.default.shop.orders -> prod.cdc");
  }
}
