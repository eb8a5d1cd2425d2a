package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hydrant.simulator.organisation.Json;
import dev.hydrant.simulator.organisation.Organisation;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import dev.hydrant.simulator.organisation.SimulatedStream;
import dev.hydrant.simulator.organisation.StreamDocument;
import dev.hydrant.simulator.organisation.StreamEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.FirehoseException;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;
import software.amazon.awssdk.services.firehose.model.ListTagsForDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import software.amazon.awssdk.services.firehose.model.Tag;

class FirehoseProtocolTest {
  private AwsSimulator simulator;
  private FirehoseClient firehose;

  @BeforeEach
  void start() throws IOException {
    simulator = AwsSimulator.start(SimulatorOptions.defaults(), OneHomeOrganisation.numbered(25));
    firehose = Clients.firehose(simulator, HOME);
  }

  @AfterEach
  void stop() {
    firehose.close();
    simulator.close();
  }

  @Test
  void a_list_without_limit_holds_ten_names_and_says_that_there_are_more() {
    ListDeliveryStreamsResponse page = firehose.listDeliveryStreams();

    assertThat(page.deliveryStreamNames()).hasSize(10).startsWith("stream-0001").isSorted();
    assertThat(page.hasMoreDeliveryStreams()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 7, 24, 25, 26, 10_000})
  void paging_by_the_last_name_sees_every_stream_once(int limit) {
    List<String> names = new ArrayList<>();
    ListDeliveryStreamsResponse page;
    do {
      String last = names.isEmpty() ? null : names.get(names.size() - 1);
      page =
          firehose.listDeliveryStreams(r -> r.limit(limit).exclusiveStartDeliveryStreamName(last));
      names.addAll(page.deliveryStreamNames());
    } while (page.hasMoreDeliveryStreams());

    assertThat(names).hasSize(25).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_full_last_page_does_not_claim_more() {
    assertThat(firehose.listDeliveryStreams(r -> r.limit(25)).hasMoreDeliveryStreams()).isFalse();
  }

  @Test
  void the_start_name_need_not_exist() {
    assertThat(
            firehose
                .listDeliveryStreams(r -> r.exclusiveStartDeliveryStreamName("stream-0023x"))
                .deliveryStreamNames())
        .containsExactly("stream-0024", "stream-0025");
  }

  @Test
  void capitals_sort_before_small_letters() {
    simulator.put(HOME, OneHomeOrganisation.document("Zebra").build());

    assertThat(firehose.listDeliveryStreams(r -> r.limit(2)).deliveryStreamNames())
        .containsExactly("Zebra", "stream-0001");
  }

  @Test
  void a_list_can_be_narrowed_to_one_type() {
    simulator.put(HOME, OneHomeOrganisation.document("from-kinesis").kinesis("k").build());

    assertThat(
            firehose
                .listDeliveryStreams(
                    r -> r.deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE))
                .deliveryStreamNames())
        .containsExactly("from-kinesis");
  }

  @ParameterizedTest
  @CsvSource({
    "0,'have value greater than or equal to 1'",
    "-3,'have value greater than or equal to 1'",
    "10001,'have value less than or equal to 10000'"
  })
  void a_list_limit_out_of_range_is_a_validation_error(int limit, String rule) {
    assertThatThrownBy(() -> firehose.listDeliveryStreams(r -> r.limit(limit)))
        .asInstanceOf(type(FirehoseException.class))
        .satisfies(
            error -> {
              assertThat(error.statusCode()).isEqualTo(400);
              assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(error.awsErrorDetails().errorMessage()).contains("'limit'").contains(rule);
            });
  }

  @Test
  void an_unknown_type_is_a_validation_error() {
    assertValidation(() -> firehose.listDeliveryStreams(r -> r.deliveryStreamType("Telepathy")));
  }

  @Test
  void a_name_with_forbidden_characters_is_a_validation_error() {
    assertValidation(() -> firehose.describeDeliveryStream(r -> r.deliveryStreamName("a b")));
    assertValidation(
        () -> firehose.describeDeliveryStream(r -> r.deliveryStreamName("a".repeat(65))));
  }

  @Test
  void a_stream_that_does_not_exist_is_not_found_in_the_words_of_aws() {
    assertThatThrownBy(() -> firehose.describeDeliveryStream(r -> r.deliveryStreamName("gone")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Firehose gone under account 111122223333 not found.");
    assertThatThrownBy(() -> firehose.listTagsForDeliveryStream(r -> r.deliveryStreamName("gone")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void timestamps_keep_their_milliseconds() {
    simulator.put(
        HOME,
        OneHomeOrganisation.document("dated").set("CreateTimestamp", 1_700_000_000.25).build());

    assertThat(describe("dated").createTimestamp())
        .isEqualTo(Instant.ofEpochMilli(1_700_000_000_250L));
  }

  @Test
  void a_stream_without_update_has_no_last_update() {
    assertThat(describe("stream-0001").versionId()).isEqualTo("1");
    assertThat(describe("stream-0001").lastUpdateTimestamp()).isNull();
  }

  @Test
  void members_unknown_to_the_sdk_are_sent_all_the_same() {
    simulator.put(
        HOME,
        OneHomeOrganisation.document("future")
            .set(
                "DeliveryStreamStatus",
                "HIBERNATING",
                "Source",
                Json.object("QuantumSourceDescription", Json.object("Qubits", 3)))
            .build());

    DeliveryStreamDescription description = describe("future");
    assertThat(description.deliveryStreamStatusAsString()).isEqualTo("HIBERNATING");
    assertThat(description.source().kinesisStreamSourceDescription()).isNull();
  }

  @Test
  void changes_while_running_are_seen_at_once() {
    SimulatedStream changed = OneHomeOrganisation.document("stream-0001").version(2).build();

    simulator.put(HOME, changed);
    assertThat(describe("stream-0001").versionId()).isEqualTo("2");
    assertThat(simulator.delete(HOME, "stream-0001")).isTrue();
    assertThat(simulator.delete(HOME, "stream-0001")).isFalse();

    assertThatThrownBy(() -> describe("stream-0001")).isInstanceOf(ResourceNotFoundException.class);
    assertThat(firehose.listDeliveryStreams(r -> r.limit(1)).deliveryStreamNames())
        .containsExactly("stream-0002");
  }

  @Test
  void tags_page_by_the_last_key() {
    StreamDocument tagged = OneHomeOrganisation.document("tagged");
    for (int i = 10; i < 30; i++) {
      tagged.tag("key-" + i, "value-" + i);
    }
    simulator.put(HOME, tagged.build());

    List<Tag> tags = new ArrayList<>();
    ListTagsForDeliveryStreamResponse page;
    do {
      String last = tags.isEmpty() ? null : tags.get(tags.size() - 1).key();
      page =
          firehose.listTagsForDeliveryStream(
              r -> r.deliveryStreamName("tagged").limit(7).exclusiveStartTagKey(last));
      tags.addAll(page.tags());
    } while (page.hasMoreTags());

    assertThat(tags).extracting(Tag::key).hasSize(20).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_tag_may_have_no_value() {
    Map<String, String> tags = new HashMap<>();
    tags.put("bare", null);
    tags.put("empty", "");
    simulator.put(
        HOME,
        new SimulatedStream(OneHomeOrganisation.document("tagged").build().description(), tags));

    assertThat(firehose.listTagsForDeliveryStream(r -> r.deliveryStreamName("tagged")).tags())
        .extracting(Tag::value)
        .containsExactly(null, "");
  }

  @Test
  void a_start_key_of_the_system_is_refused_although_such_tags_are_listed() {
    simulator.put(
        HOME, OneHomeOrganisation.document("tagged").tag("aws:cloudformation:x", "y").build());

    assertThat(firehose.listTagsForDeliveryStream(r -> r.deliveryStreamName("tagged")).tags())
        .extracting(Tag::key)
        .containsExactly("aws:cloudformation:x");
    assertValidation(
        () ->
            firehose.listTagsForDeliveryStream(
                r -> r.deliveryStreamName("tagged").exclusiveStartTagKey("aws:cloudformation:x")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 51})
  void a_tag_limit_out_of_range_is_a_validation_error(int limit) {
    assertValidation(
        () ->
            firehose.listTagsForDeliveryStream(
                r -> r.deliveryStreamName("stream-0001").limit(limit)));
  }

  @Test
  void an_operation_that_is_not_simulated_is_unknown() {
    assertThatThrownBy(() -> firehose.deleteDeliveryStream(r -> r.deliveryStreamName("x")))
        .asInstanceOf(type(FirehoseException.class))
        .satisfies(
            error ->
                assertThat(error.awsErrorDetails().errorCode())
                    .isEqualTo("UnknownOperationException"));
  }

  @Test
  void a_document_that_cannot_be_made_is_an_internal_failure_and_not_silence() throws IOException {
    Organisation broken =
        new Organisation() {
          @Override
          public List<SimulatedAccount> accounts() {
            return List.of(OneHomeOrganisation.ACCOUNT);
          }

          @Override
          public List<StreamEntry> streams() {
            return List.of(
                new StreamEntry(
                    HOME,
                    "broken",
                    "DirectPut",
                    () -> {
                      throw new IllegalStateException("deliberate, by a test");
                    }));
          }
        };
    try (AwsSimulator failing = AwsSimulator.start(SimulatorOptions.defaults(), broken);
        FirehoseClient client = Clients.firehose(failing, HOME)) {
      assertThatThrownBy(() -> client.describeDeliveryStream(r -> r.deliveryStreamName("broken")))
          .asInstanceOf(type(FirehoseException.class))
          .satisfies(error -> assertThat(error.statusCode()).isEqualTo(500));
    }
  }

  private DeliveryStreamDescription describe(String name) {
    return firehose
        .describeDeliveryStream(r -> r.deliveryStreamName(name))
        .deliveryStreamDescription();
  }

  private static void assertValidation(ThrowingCallable call) {
    assertThatThrownBy(call)
        .asInstanceOf(type(FirehoseException.class))
        .satisfies(
            error ->
                assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }
}
