package dev.hydrant.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.demo.DemoOrganisation;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.SimulatedStream;
import dev.hydrant.simulator.organisation.StreamEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
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
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.Tag;

class DemoOrganisationTest {
  private static final DemoOrganisation DEMO = new DemoOrganisation();
  private static final Set<String> LEGACY_S3 = Set.of("supplier-feed", "legacy-crm-export");
  private static AwsSimulator simulator;

  @BeforeAll
  static void start() throws IOException {
    simulator = AwsSimulator.start(SimulatorOptions.defaults(), DEMO);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  static Stream<StreamEntry> entries() {
    return DEMO.streams().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entries")
  void the_sdk_reads_every_member_that_a_demo_stream_sets(StreamEntry entry) {
    SimulatedStream stream = entry.stream().get();
    try (FirehoseClient firehose = Clients.firehose(simulator, entry.home())) {
      DeliveryStreamDescription parsed =
          firehose
              .describeDeliveryStream(r -> r.deliveryStreamName(entry.name()))
              .deliveryStreamDescription();

      assertThat(SdkMembers.unread(stream.description(), parsed)).isEmpty();
      assertThat(parsed.deliveryStreamARN()).isEqualTo(entry.home().streamArn(entry.name()));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entries")
  void an_extended_s3_stream_answers_the_s3_twin_too_and_no_other_does(StreamEntry entry) {
    try (FirehoseClient firehose = Clients.firehose(simulator, entry.home())) {
      var destinations =
          firehose
              .describeDeliveryStream(r -> r.deliveryStreamName(entry.name()))
              .deliveryStreamDescription()
              .destinations();

      for (var destination : destinations) {
        var extended = destination.extendedS3DestinationDescription();
        var twin = destination.s3DestinationDescription();
        if (extended != null) {
          assertThat(twin.bucketARN()).isEqualTo(extended.bucketARN());
          assertThat(twin.prefix()).isEqualTo(extended.prefix());
          assertThat(twin.roleARN()).isEqualTo(extended.roleARN());
          assertThat(twin.bufferingHints()).isEqualTo(extended.bufferingHints());
        } else if (!LEGACY_S3.contains(entry.name())) {
          assertThat(twin).isNull();
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entries")
  void tags_arrive_with_the_owner_of_the_stream(StreamEntry entry) {
    try (FirehoseClient firehose = Clients.firehose(simulator, entry.home())) {
      List<Tag> tags =
          firehose.listTagsForDeliveryStream(r -> r.deliveryStreamName(entry.name())).tags();

      assertThat(tags.stream().collect(Collectors.toMap(Tag::key, Tag::value)))
          .isEqualTo(entry.stream().get().tags())
          .containsKeys("Owner", "team", "env");
    }
  }

  @Test
  void two_accounts_in_two_regions_hold_about_sixty_streams() {
    assertThat(DEMO.accounts()).hasSize(2);
    assertThat(DEMO.homes()).hasSize(4);
    assertThat(DEMO.streams()).hasSizeBetween(55, 70);
    Map<Home, Long> counts =
        entries().collect(Collectors.groupingBy(StreamEntry::home, Collectors.counting()));
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isGreaterThan(5));
  }

  @Test
  void no_two_streams_of_an_account_and_region_share_a_name() {
    assertThat(entries().map(entry -> entry.home() + "/" + entry.name())).doesNotHaveDuplicates();
  }

  @Test
  void every_source_and_every_destination_shape_is_in_use() {
    Set<String> shapes = new HashSet<>();
    entries()
        .map(entry -> entry.stream().get().description())
        .forEach(
            description -> {
              description.path("Source").fieldNames().forEachRemaining(shapes::add);
              description
                  .path("Destinations")
                  .forEach(destination -> destination.fieldNames().forEachRemaining(shapes::add));
            });

    assertThat(shapes)
        .containsExactlyInAnyOrder(
            "DirectPutSourceDescription",
            "KinesisStreamSourceDescription",
            "MSKSourceDescription",
            "DatabaseSourceDescription",
            "DestinationId",
            "S3DestinationDescription",
            "ExtendedS3DestinationDescription",
            "RedshiftDestinationDescription",
            "ElasticsearchDestinationDescription",
            "AmazonopensearchserviceDestinationDescription",
            "AmazonOpenSearchServerlessDestinationDescription",
            "SplunkDestinationDescription",
            "HttpEndpointDestinationDescription",
            "SnowflakeDestinationDescription",
            "IcebergDestinationDescription");
  }

  @Test
  void every_status_rotation_and_processor_is_in_use() {
    String all =
        entries().map(e -> e.stream().get().description().toString()).collect(Collectors.joining());

    assertThat(all)
        .contains(
            "\"ACTIVE\"",
            "\"CREATING\"",
            "\"CREATING_FAILED\"",
            "\"DELETING\"",
            "\"DELETING_FAILED\"")
        .contains("\"NoRotation\"", "\"OneHour\"", "\"OneDay\"", "\"OneWeek\"", "\"OneMonth\"")
        .contains("\"Lambda\"", "\"MetadataExtraction\"", "\"RecordDeAggregation\"")
        .contains("\"AppendDelimiterToRecord\"", "\"Decompression\"", "\"CloudWatchLogProcessing\"")
        .contains("\"AllDocuments\"", "\"AllEvents\"", "\"AllData\"", "\"Enabled\"")
        .contains("\"CUSTOMER_MANAGED_CMK\"", "\"AWS_OWNED_CMK\"");
  }

  @Test
  void streams_share_sources_within_and_across_accounts() {
    Map<String, Long> readers =
        entries()
            .flatMap(
                entry -> entry.stream().get().description().findValues("KinesisStreamARN").stream())
            .collect(Collectors.groupingBy(JsonNode::asText, Collectors.counting()));

    assertThat(readers)
        .hasEntrySatisfying(
            "arn:aws:kinesis:eu-west-1:111122223333:stream/orders-stream",
            count -> assertThat(count).isGreaterThanOrEqualTo(5))
        .hasEntrySatisfying(
            "arn:aws:kinesis:us-east-1:111122223333:stream/wallet-stream",
            count -> assertThat(count).isEqualTo(3));
    assertThat(entries().filter(entry -> entry.home().accountId().equals("444455556666")))
        .filteredOn(
            entry ->
                entry.stream()
                    .get()
                    .description()
                    .path("Source")
                    .toString()
                    .contains("111122223333"))
        .extracting(StreamEntry::name)
        .containsExactlyInAnyOrder(
            "finance-ledger", "finance-revenue", "finance-settlements-mirror");
  }

  @Test
  void whatever_looks_like_a_secret_says_that_it_is_fake() {
    String all =
        entries().map(e -> e.stream().get().description().toString()).collect(Collectors.joining());

    // A token, a query, a user-info, a path token and an attribute are there to be redacted.
    assertThat(all)
        .contains("FAKE-HEC-TOKEN", "FAKE-QUERY-SECRET", "FAKE-PASSWORD", "FAKE-PATH-TOKEN")
        .contains("FAKE-ATTRIBUTE")
        .doesNotContainPattern("\"HECToken\":\"(?!FAKE)");
  }

  @Test
  void a_prefix_with_expressions_has_an_error_prefix_as_aws_demands() {
    List<String> without = new ArrayList<>();
    for (StreamEntry entry : DEMO.streams()) {
      for (JsonNode s3 : entry.stream().get().description().findParents("Prefix")) {
        if (s3.path("Prefix").asText().contains("!{") && !s3.has("ErrorOutputPrefix")) {
          without.add(entry.name());
        }
      }
    }

    assertThat(without).isEmpty();
  }

  @Test
  void the_description_handed_out_is_a_copy() throws IOException {
    ObjectNode before =
        (ObjectNode)
            new ObjectMapper()
                .readTree(DEMO.streams().get(0).stream().get().description().toString());
    try (FirehoseClient firehose = Clients.firehose(simulator, DEMO.streams().get(0).home())) {
      firehose.describeDeliveryStream(r -> r.deliveryStreamName(DEMO.streams().get(0).name()));
    }

    assertThat(DEMO.streams().get(0).stream().get().description().toString())
        .isEqualTo(before.toString());
  }
}
