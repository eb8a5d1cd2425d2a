package dev.hydrant.client.sink;

import static dev.hydrant.client.fake.Streams.SCOPE;
import static dev.hydrant.client.fake.Streams.kinesis;
import static dev.hydrant.client.fake.Streams.s3;
import static dev.hydrant.client.fake.Streams.scan;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.fake.FakeCatalog;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.RedshiftTable;
import dev.hydrant.model.lineage.ColumnPair;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.stream.AssetFacts;
import dev.hydrant.model.stream.Column;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Column lineage: the rule of the connector, applied to the columns that both ends really have. */
final class ColumnsTest {
  private static final RedshiftTable TABLE =
      new RedshiftTable(SCOPE, "h", "c", "dev", "public", "orders");
  private static final String TARGET = "aws-redshift-111122223333-eu-west-1-c.dev.public.orders";

  private final FakeCatalog catalog = FakeCatalog.hydrant();
  private final SinkHarness harness = new SinkHarness(catalog);

  @BeforeEach
  void topic() {
    catalog.given(
        "services/messagingServices",
        "{'name':'k','serviceType':'Kinesis','connection':{'config':{}}}");
    topic("{'name':'ID','dataType':'LONG'},{'name':'city','dataType':'STRING'}");
  }

  @AfterEach
  void stop() {
    catalog.close();
  }

  private void topic(String fields) {
    catalog.given(
        "topics",
        "{'name':'orders','service':'k','partitions':1,'messageSchema':{'schemaType':'Avro',"
            + "'schemaFields':["
            + fields
            + "]}}");
  }

  private static Route route(Asset to, ColumnRule rule) {
    return new Route(End.of(kinesis("orders")), End.of(to), EdgeRole.DELIVERY, "COPY", rule);
  }

  private static StreamScan orders(ColumnRule rule, String... columns) {
    List<Column> known =
        Arrays.stream(columns)
            .map(text -> text.split(" ", 2))
            .map(parts -> new Column(parts[0], parts.length > 1 ? parts[1] : "int"))
            .toList();
    return scan(
        "orders",
        "Words.",
        true,
        List.of(new AssetFacts(TABLE, known, Map.of())),
        route(TABLE, rule));
  }

  private List<String> links() {
    List<String> links = new ArrayList<>();
    for (JsonNode link : catalog.edge("k.orders", TARGET).path("columnsLineage")) {
      List<String> from = new ArrayList<>();
      link.path("fromColumns").forEach(each -> from.add(each.asText().replace("k.orders.", "")));
      links.add(
          String.join("+", from)
              + " > "
              + link.path("toColumn").asText().replace(TARGET + ".", ""));
    }
    return links;
  }

  @Test
  void columns_of_equal_name_are_joined_ignoring_case() {
    harness.run(orders(new ColumnRule.ByName(), "id", "City", "other"));

    assertThat(links()).containsExactly("ID > id", "city > City");
  }

  @Test
  void named_pairs_are_joined_and_the_rest_by_name_only_where_the_rule_says_so() {
    List<ColumnPair> pairs = List.of(new ColumnPair("city", "town"), new ColumnPair("x", "y"));
    harness.run(orders(new ColumnRule.ByMap(pairs, true), "id", "town", "city"));
    assertThat(links()).containsExactly("city > town", "ID > id");

    harness.run(orders(new ColumnRule.ByMap(pairs, false), "id", "town", "city"));
    assertThat(links()).containsExactly("city > town");
  }

  @Test
  void a_record_around_all_fields_is_looked_through_and_nested_ones_are_joined_by_their_path() {
    topic(
        "{'name':'Order','dataType':'RECORD','children':[{'name':'id','dataType':'LONG'},"
            + "{'name':'at','dataType':'RECORD','children':[{'name':'lat.deg','dataType':'INT'},"
            + "{'name':'lon','dataType':'INT'}]}]}");

    harness.run(orders(new ColumnRule.ByName(), "id", "at struct<lon:int,`lat.deg`:int,alt:int>"));

    assertThat(links())
        .containsExactly(
            "Order.id > id",
            "Order.at > at",
            "Order.at.\"lat.deg\" > at.\"lat.deg\"",
            "Order.at.lon > at.lon");
  }

  @Test
  void an_end_without_columns_has_no_column_lineage() {
    harness.run(scan("orders", route(s3("lake", "raw"), new ColumnRule.ByName())));

    assertThat(catalog.edge("k.orders", "aws-s3.lake.raw").has("columnsLineage")).isFalse();
  }

  @Test
  void why_no_column_is_joined_stands_in_the_edges_line() {
    ColumnRule none = ColumnRule.none("a Lambda function transforms the records");
    harness.run(orders(none, "id"));

    assertThat(links()).isEmpty();
    assertThat(catalog.edge("k.orders", TARGET).path("description").asText())
        .isEqualTo("Delivery · orders · COPY · columns: a Lambda function transforms the records");
  }

  @Test
  void a_real_table_that_gains_a_column_changes_the_edge_and_nothing_else_does() {
    catalog.given(
        "services/databaseServices",
        "{'name':'rs','serviceType':'Redshift','connection':{'config':{}}}");
    catalog.given("databases", "{'name':'dev','service':'rs'}");
    catalog.given("databaseSchemas", "{'name':'public','database':'rs.dev'}");
    String table = "{'name':'orders','databaseSchema':'rs.dev.public','columns':[%s]}";
    String id = "{'name':'id','dataType':'INT'}";
    catalog.given("tables", table.formatted(id));
    StreamScan orders = scan("orders", route(TABLE, new ColumnRule.ByName()));
    harness.run(orders);
    catalog.takeCalls();
    harness.run(orders);
    assertThat(catalog.takeWrites()).isEmpty();

    catalog.given("tables", table.formatted(id + ",{'name':'city','dataType':'STRING'}"));
    SinkReport report = harness.run(orders);

    assertThat(report.edgesWritten()).isEqualTo(1);
    assertThat(catalog.edge("k.orders", "rs.dev.public.orders").path("columnsLineage")).hasSize(2);
    catalog.takeCalls();
    harness.run(orders);
    assertThat(catalog.takeWrites()).isEmpty();
  }

  @Test
  void columns_cost_no_call_of_their_own() {
    harness.run(orders(new ColumnRule.ByName(), "id"));
    catalog.takeCalls();

    harness.run(orders(new ColumnRule.ByName(), "id"));

    assertThat(catalog.takeCalls())
        .filteredOn(call -> call.startsWith("GET tables") || call.startsWith("GET topics"))
        .containsExactlyInAnyOrder(
            "GET topics/name/k.orders?fields=sourceHash",
            "GET tables/name/" + TARGET + "?fields=sourceHash,columns");
  }

  @Test
  void columns_that_could_not_be_read_this_time_are_those_that_the_external_table_has() {
    harness.run(orders(new ColumnRule.ByName(), "id"));
    catalog.takeCalls();

    harness.run(scan("orders", "Words.", true, List.of(), route(TABLE, new ColumnRule.ByName())));

    assertThat(catalog.takeWrites()).isEmpty();
    assertThat(links()).containsExactly("ID > id");
  }

  @Test
  void a_catalog_that_joins_columns_of_tables_only_gets_the_edges_without_and_that_is_said() {
    catalog.withoutColumnsOfTopics();

    SinkReport report = harness.run(orders(new ColumnRule.ByName(), "id"));

    assertThat(report.failed()).isZero();
    assertThat(links()).isEmpty();
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.message()).contains("column lineage", "topic", "table"));
    catalog.takeCalls();
    harness.run(orders(new ColumnRule.ByName(), "id"));
    assertThat(catalog.takeWrites()).isEmpty();
  }
}
