package dev.hydrant.firehose.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallGovernorTest {
  private final ManualTicker ticker = new ManualTicker();
  private final List<String> notices = new ArrayList<>();

  private CallGovernor governor(double describeRate) {
    return new CallGovernor(
        Map.of(Operation.DESCRIBE_DELIVERY_STREAM, describeRate), ticker, notices::add);
  }

  @Test
  void counts_every_attempt_and_every_throttle_by_operation() throws InterruptedException {
    CallGovernor governor = governor(5);
    governor.admit("ListDeliveryStreams", "eu-west-1");
    governor.throttled(
        "DescribeDeliveryStream",
        "eu-west-1",
        governor.admit("DescribeDeliveryStream", "eu-west-1"));
    governor.admit("DescribeDeliveryStream", "eu-west-1");

    assertThat(governor.calls())
        .isEqualTo(Map.of("ListDeliveryStreams", 1L, "DescribeDeliveryStream", 2L));
    assertThat(governor.throttledCalls()).isEqualTo(Map.of("DescribeDeliveryStream", 1L));
  }

  @Test
  void limits_each_operation_on_its_own() throws InterruptedException {
    CallGovernor governor = governor(5);
    long start = ticker.nanos();
    governor.admit("DescribeDeliveryStream", "eu-west-1");
    for (int i = 0; i < 10; i++) {
      governor.admit("GetCallerIdentity", "eu-west-1");
    }
    assertThat(ticker.nanos()).isEqualTo(start);
    governor.admit("DescribeDeliveryStream", "eu-west-1");
    assertThat(ticker.nanos() - start).isEqualTo(200_000_000L);
  }

  @Test
  void limits_the_regions_of_one_operation_on_their_own() throws InterruptedException {
    CallGovernor governor = governor(5);
    long start = ticker.nanos();
    governor.throttled(
        "DescribeDeliveryStream",
        "eu-west-1",
        governor.admit("DescribeDeliveryStream", "eu-west-1"));
    governor.admit("DescribeDeliveryStream", "us-east-1");
    assertThat(ticker.nanos()).isEqualTo(start);
    governor.admit("DescribeDeliveryStream", "us-east-1");
    assertThat(ticker.nanos() - start).isEqualTo(200_000_000L);
    assertThat(governor.calls()).isEqualTo(Map.of("DescribeDeliveryStream", 3L));
  }

  @Test
  void says_once_that_others_share_the_quota() throws InterruptedException {
    CallGovernor governor = governor(5);
    for (int i = 0; i < 5; i++) {
      governor.throttled(
          "DescribeDeliveryStream",
          "eu-west-1",
          governor.admit("DescribeDeliveryStream", "eu-west-1"));
    }
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0)).contains("DescribeDeliveryStream").contains("share");
  }

  @Test
  void blames_no_others_where_no_limit_is_set() throws InterruptedException {
    CallGovernor governor = governor(0);
    governor.throttled(
        "DescribeDeliveryStream",
        "eu-west-1",
        governor.admit("DescribeDeliveryStream", "eu-west-1"));
    assertThat(notices).singleElement().asString().contains("no rate limit is set");
  }
}
