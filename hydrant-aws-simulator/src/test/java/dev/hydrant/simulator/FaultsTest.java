package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hydrant.simulator.fault.Fault;
import dev.hydrant.simulator.fault.FaultKind;
import dev.hydrant.simulator.fault.FaultPlan;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.FirehoseException;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;

class FaultsTest {
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

  @ParameterizedTest
  @CsvSource({
    "throttle,400,ThrottlingException",
    "internal,500,InternalFailure",
    "unavailable,503,ServiceUnavailableException",
    "denied,400,AccessDeniedException",
    "not-found,400,ResourceNotFoundException",
    "limit,400,LimitExceededException",
    "unrecognized,400,UnrecognizedClientException",
    "expired,400,ExpiredTokenException"
  })
  void a_scripted_error_comes_once_and_then_the_answer(String word, int status, String code) {
    simulator.setFaults(FaultPlan.parse("describe:" + word));

    FirehoseException error = catchThrowableOfType(FirehoseException.class, this::describe);

    assertThat(error.statusCode()).isEqualTo(status);
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(error.awsErrorDetails().errorMessage()).isNotBlank();
    describe();
  }

  @Test
  void the_sdk_takes_a_throttle_for_a_throttle_and_retries_it() {
    simulator.setFaults(FaultPlan.parse("describe:throttle:3"));
    try (FirehoseClient patient =
        Clients.firehose(simulator, HOME.region(), Clients.key(OneHomeOrganisation.ACCOUNT), 4)) {
      patient.describeDeliveryStream(r -> r.deliveryStreamName("stream-0001"));
    }

    assertThat(simulator.statistics().calls("DescribeDeliveryStream")).isEqualTo(4);
    assertThat(simulator.statistics().throttled("DescribeDeliveryStream")).isEqualTo(3);
  }

  @Test
  void a_fault_can_be_kept_to_one_stream_one_operation_and_one_region() {
    simulator.setFaults(
        FaultPlan.parse(
            "describe@eu-west-1:denied:always:stream-0002, describe@us-east-1:internal:always"));

    describe();
    firehose.listTagsForDeliveryStream(r -> r.deliveryStreamName("stream-0002"));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () -> firehose.describeDeliveryStream(r -> r.deliveryStreamName("stream-0002")))
          .hasMessageContaining("is not authorized to perform: firehose:DescribeDeliveryStream")
          .hasMessageContaining(HOME.streamArn("stream-0002"));
    }
  }

  @Test
  void an_answer_can_break_off_in_the_middle() {
    simulator.setFaults(FaultPlan.parse("describe:reset"));

    assertThatThrownBy(this::describe).isInstanceOf(SdkClientException.class);
    describe();
    assertThat(simulator.statistics().operation("DescribeDeliveryStream").orElseThrow().failed())
        .isEqualTo(1);
  }

  @Test
  void a_hanging_call_ends_with_the_patience_of_the_caller() {
    simulator.setFaults(FaultPlan.parse("describe:hang"));

    assertThatThrownBy(this::describe)
        .isInstanceOf(SdkClientException.class)
        .hasMessageContaining("timed out");
    describe();
  }

  @Test
  void an_empty_page_claims_that_there_are_more() {
    simulator.setFaults(FaultPlan.parse("list:empty-page,tags:empty-page"));

    ListDeliveryStreamsResponse page = firehose.listDeliveryStreams();
    assertThat(page.deliveryStreamNames()).isEmpty();
    assertThat(page.hasMoreDeliveryStreams()).isTrue();
    var tags = firehose.listTagsForDeliveryStream(r -> r.deliveryStreamName("stream-0001"));
    assertThat(tags.tags()).isEmpty();
    assertThat(tags.hasMoreTags()).isTrue();
    assertThat(firehose.listDeliveryStreams().deliveryStreamNames()).isNotEmpty();
  }

  @Test
  void an_endless_list_claims_more_past_its_end() {
    simulator.setFaults(FaultPlan.parse("list:endless:always"));

    ListDeliveryStreamsResponse past =
        firehose.listDeliveryStreams(r -> r.exclusiveStartDeliveryStreamName("zzz"));
    assertThat(past.deliveryStreamNames()).isEmpty();
    assertThat(past.hasMoreDeliveryStreams()).isTrue();
  }

  @Test
  void a_repeating_list_gives_the_first_page_again() {
    simulator.setFaults(FaultPlan.parse("list:repeating:always"));

    List<String> first = firehose.listDeliveryStreams().deliveryStreamNames();
    ListDeliveryStreamsResponse second =
        firehose.listDeliveryStreams(r -> r.exclusiveStartDeliveryStreamName(first.get(9)));
    assertThat(second.deliveryStreamNames()).isEqualTo(first);
    assertThat(second.hasMoreDeliveryStreams()).isTrue();
  }

  @Test
  void a_share_of_the_calls_fails_and_the_same_ones_for_the_same_seed() {
    FaultPlan plan = FaultPlan.parse("describe:internal:30%");

    String once = pattern(plan);
    assertThat(once).contains("x", ".");
    assertThat(once.chars().filter(c -> c == 'x').count()).isBetween(8L, 25L);
    assertThat(pattern(plan)).isEqualTo(once);
  }

  @Test
  void faults_come_in_the_order_of_the_plan() {
    simulator.setFaults(
        FaultPlan.of(
            Fault.times(1, "describe", FaultKind.INTERNAL),
            Fault.always("describe", FaultKind.DENIED).onStream("stream-0001")));

    assertThatThrownBy(this::describe).hasMessageContaining("unknown reason");
    assertThatThrownBy(this::describe).hasMessageContaining("not authorized");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "describe",
        "describe:explode",
        "fly:throttle",
        "describe:throttle:many",
        "describe:throttle:0",
        "describe:throttle:0%",
        "describe:throttle:1:a:b"
      })
  void an_unreadable_specification_is_refused_with_a_reason(String text) {
    assertThatThrownBy(() -> FaultPlan.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(".{10,}");
  }

  private String pattern(FaultPlan plan) {
    simulator.setFaults(plan);
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      try {
        describe();
        pattern.append('.');
      } catch (FirehoseException failed) {
        pattern.append('x');
      }
    }
    return pattern.toString();
  }

  private void describe() {
    firehose.describeDeliveryStream(r -> r.deliveryStreamName("stream-0001"));
  }
}
