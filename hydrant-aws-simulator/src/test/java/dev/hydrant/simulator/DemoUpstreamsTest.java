package dev.hydrant.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.simulator.demo.DemoOrganisation;
import dev.hydrant.simulator.dynamodb.DynamoTable;
import dev.hydrant.simulator.dynamodb.StreamingDestination;
import dev.hydrant.simulator.glue.GlueTable;
import dev.hydrant.simulator.kafka.KafkaCluster;
import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.StreamEntry;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ForbiddenException;

/** What lies around the demo's streams: tables before them, catalogs and clusters beside them. */
class DemoUpstreamsTest {
  private static final DemoOrganisation DEMO = new DemoOrganisation();
  private static AwsSimulator simulator;

  @BeforeAll
  static void start() throws IOException {
    simulator = AwsSimulator.start(SimulatorOptions.defaults(), DEMO);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  static Stream<GlueTable> glueTables() {
    return all(GlueTable.class);
  }

  @Test
  void dynamodb_tables_share_streams_leave_old_ones_and_feed_one_that_nothing_delivers() {
    Map<String, Long> tablesByStream =
        all(DynamoTable.class)
            .flatMap(table -> table.destinations().stream())
            .filter(destination -> destination.status().equals("ACTIVE"))
            .collect(Collectors.groupingBy(StreamingDestination::streamArn, Collectors.counting()));
    Set<String> delivered =
        DEMO.streams().stream()
            .map(entry -> entry.stream().get().description())
            .flatMap(document -> document.findValues("KinesisStreamARN").stream())
            .map(JsonNode::asText)
            .collect(Collectors.toSet());

    assertThat(tablesByStream.values()).anyMatch(count -> count >= 3);
    assertThat(tablesByStream.keySet())
        .filteredOn(stream -> !delivered.contains(stream))
        .singleElement()
        .asString()
        .endsWith("sessions-cdc");
    assertThat(all(DynamoTable.class).map(DynamoTable::destinations).flatMap(Collection::stream))
        .extracting(StreamingDestination::status)
        .contains("DISABLED", "ENABLE_FAILED", "UPDATING");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("glueTables")
  void the_sdk_reads_every_member_that_a_glue_table_sets(GlueTable expected) {
    Table table = table(expected.home(), expected);

    JsonNode document = expected.document().get();
    if (!document.has("TargetTable")) {
      assertThat(SdkMembers.unread(document, table)).isEmpty();
    }
    assertThat(table.storageDescriptor().columns()).isNotEmpty();
    assertThat(table.storageDescriptor().location()).startsWith("s3://");
  }

  @Test
  void every_switched_on_conversion_and_nearly_every_iceberg_table_has_its_glue_table() {
    Set<String> known =
        glueTables()
            .map(table -> table.database() + "." + table.name())
            .collect(Collectors.toSet());

    assertThat(named("SchemaConfiguration", "DatabaseName", "TableName"))
        .filteredOn(name -> !name.equals("security.waf_logs_old")) // its conversion is off
        .isNotEmpty()
        .isSubsetOf(known);
    assertThat(
            named(
                "DestinationTableConfigurationList",
                "DestinationDatabaseName",
                "DestinationTableName"))
        .filteredOn(name -> !known.contains(name))
        .containsExactly("inventory.warehouses"); // Firehose is to create it
  }

  @Test
  void the_cluster_of_the_other_account_may_not_be_described() {
    Home platform = new Home("444455556666", "eu-west-1");
    String arn =
        all(KafkaCluster.class)
            .filter(cluster -> !cluster.home().equals(platform))
            .findFirst()
            .orElseThrow()
            .arn();

    try (KafkaClient theirs = Clients.open(KafkaClient.builder(), simulator, platform);
        KafkaClient own =
            Clients.open(KafkaClient.builder(), simulator, new Home("111122223333", "eu-west-1"))) {
      assertThat(own.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringTls())
          .contains(":9094,");
      assertThatThrownBy(() -> theirs.getBootstrapBrokers(r -> r.clusterArn(arn)))
          .isInstanceOf(ForbiddenException.class);
    }
  }

  @Test
  void owners_stand_under_several_keys_and_some_values_name_two() {
    List<Map<String, String>> tags = DEMO.streams().stream().map(DemoUpstreamsTest::tags).toList();

    assertThat(tags.stream().flatMap(map -> map.keySet().stream()))
        .contains("Owner", "team", "data-owner", "Service_Owner", "Technical Owner");
    assertThat(tags.stream().flatMap(map -> map.values().stream()))
        .anyMatch(value -> value.contains("; "))
        .anyMatch(value -> value.contains(", "));
    assertThat(tags).anyMatch(map -> map.containsKey("aws:cloudformation:stack-name"));
  }

  private static Map<String, String> tags(StreamEntry entry) {
    return Map.copyOf(entry.stream().get().tags());
  }

  private static List<String> named(String list, String database, String table) {
    return DEMO.streams().stream()
        .map(entry -> entry.stream().get().description())
        .flatMap(document -> document.findValues(list).stream())
        .flatMap(node -> node.findParents(table).stream())
        .map(node -> node.path(database).asText() + "." + node.path(table).asText())
        .distinct()
        .toList();
  }

  private static Table table(Home home, GlueTable table) {
    try (GlueClient glue = Clients.open(GlueClient.builder(), simulator, home)) {
      return glue.getTable(
              r -> r.catalogId(table.catalogId()).databaseName(table.database()).name(table.name()))
          .table();
    }
  }

  private static <T extends AwsResource> Stream<T> all(Class<T> type) {
    return DEMO.resources().stream().filter(type::isInstance).map(type::cast);
  }
}
