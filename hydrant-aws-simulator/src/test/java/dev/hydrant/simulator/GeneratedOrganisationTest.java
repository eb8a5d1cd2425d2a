package dev.hydrant.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.simulator.dynamodb.DynamoTable;
import dev.hydrant.simulator.generated.GeneratedOrganisation;
import dev.hydrant.simulator.kafka.KafkaCluster;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Resources;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import dev.hydrant.simulator.organisation.StreamEntry;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.glue.GlueClient;

class GeneratedOrganisationTest {

  @Test
  void the_sdk_reads_every_member_of_a_whole_rotation() throws Exception {
    GeneratedOrganisation organisation = new GeneratedOrganisation(110, 7);
    Home home = organisation.homes().get(0);
    try (AwsSimulator simulator = AwsSimulator.start(SimulatorOptions.defaults(), organisation);
        FirehoseClient firehose = Clients.firehose(simulator, home)) {
      for (StreamEntry entry : organisation.streams()) {
        DeliveryStreamDescription parsed =
            firehose
                .describeDeliveryStream(r -> r.deliveryStreamName(entry.name()))
                .deliveryStreamDescription();
        assertThat(SdkMembers.unread(entry.stream().get().description(), parsed)).isEmpty();
        assertThat(parsed.deliveryStreamTypeAsString()).isEqualTo(entry.type());
      }
    }
  }

  @Test
  void every_pair_of_source_and_destination_comes_up() {
    Set<String> pairs = new HashSet<>();
    for (StreamEntry entry : new GeneratedOrganisation(110, 7).streams()) {
      var destination = entry.stream().get().description().path("Destinations").get(0);
      destination.fieldNames().forEachRemaining(shape -> pairs.add(entry.type() + " → " + shape));
    }

    // Four sources; ten shapes and the destination's id.
    assertThat(pairs).hasSize(4 * 11);
  }

  @Test
  void every_glue_table_cluster_and_kinesis_stream_that_is_named_has_its_resource()
      throws Exception {
    GeneratedOrganisation organisation = new GeneratedOrganisation(220, 2, 7);
    try (AwsSimulator simulator = AwsSimulator.start(SimulatorOptions.defaults(), organisation)) {
      Resources resources = simulator.resources();
      for (StreamEntry entry : organisation.streams()) {
        JsonNode stream = entry.stream().get().description();
        for (String arn : texts(stream, "MSKClusterARN")) {
          assertThat(resources.find(KafkaCluster.class, entry.home(), arn)).as(arn).isPresent();
        }
        for (String arn : texts(stream, "KinesisStreamARN")) {
          assertThat(resources.in(DynamoTable.class, entry.home()))
              .anyMatch(table -> table.destinations().get(0).streamArn().equals(arn));
        }
        for (JsonNode schema : stream.findValues("SchemaConfiguration")) {
          assertTable(
              simulator,
              entry.home(),
              schema.path("DatabaseName").asText(),
              schema.path("TableName").asText());
        }
        for (JsonNode table : stream.findParents("DestinationTableName")) {
          assertTable(
              simulator,
              entry.home(),
              table.path("DestinationDatabaseName").asText(),
              table.path("DestinationTableName").asText());
        }
      }
    }
  }

  private static void assertTable(AwsSimulator simulator, Home home, String database, String name) {
    try (GlueClient glue = Clients.open(GlueClient.builder(), simulator, home)) {
      var table = glue.getTable(r -> r.databaseName(database).name(name)).table();
      assertThat(table.storageDescriptor().columns()).hasSizeGreaterThan(3);
      assertThat(table.storageDescriptor().location()).endsWith("/" + name + "/");
    }
  }

  private static List<String> texts(JsonNode document, String member) {
    return document.findValues(member).stream().map(JsonNode::asText).toList();
  }

  @Test
  void the_same_seed_makes_the_same_streams_and_another_seed_others() {
    assertThat(documents(1)).isEqualTo(documents(1)).isNotEqualTo(documents(2));
  }

  @Test
  void a_document_is_the_same_each_time_it_is_asked_for() {
    StreamEntry entry = new GeneratedOrganisation(5, 3).streams().get(2);

    assertThat(entry.stream().get()).isEqualTo(entry.stream().get());
  }

  @Test
  void streams_spread_evenly_over_accounts() {
    GeneratedOrganisation organisation = new GeneratedOrganisation(90, 3, 1);

    assertThat(organisation.accounts()).hasSize(3);
    assertThat(organisation.accounts())
        .extracting(SimulatedAccount::accessKeyId)
        .allSatisfy(key -> assertThat(key).hasSize(20))
        .doesNotHaveDuplicates();
    for (Home home : organisation.homes()) {
      assertThat(organisation.streams()).filteredOn(s -> s.home().equals(home)).hasSize(30);
    }
  }

  @ParameterizedTest
  @CsvSource({"-1,1", "1,0", "1,101"})
  void numbers_out_of_range_are_refused(int streams, int accounts) {
    assertThatThrownBy(() -> new GeneratedOrganisation(streams, accounts, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ten_thousand_streams_are_listed_in_one_page_and_take_little_memory() throws Exception {
    long before = usedHeap();
    GeneratedOrganisation organisation = new GeneratedOrganisation(10_000, 1);
    Home home = organisation.homes().get(0);
    try (AwsSimulator simulator = AwsSimulator.start(SimulatorOptions.defaults(), organisation);
        FirehoseClient firehose = Clients.firehose(simulator, home)) {
      long taken = usedHeap() - before;
      var page = firehose.listDeliveryStreams(r -> r.limit(10_000));

      assertThat(page.deliveryStreamNames()).hasSize(10_000).isSorted().doesNotHaveDuplicates();
      assertThat(page.hasMoreDeliveryStreams()).isFalse();
      assertThat(taken).isLessThan(10_000_000);
    }
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static List<String> documents(long seed) {
    return new GeneratedOrganisation(60, seed)
        .streams().stream().map(entry -> entry.stream().get().description().toString()).toList();
  }
}
