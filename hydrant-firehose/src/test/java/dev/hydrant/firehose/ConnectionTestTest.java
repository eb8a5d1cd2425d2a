package dev.hydrant.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.connector.TestStep;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.permission.Feature;
import dev.hydrant.model.permission.Permission;
import dev.hydrant.simulator.fault.Fault;
import dev.hydrant.simulator.fault.FaultKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectionTestTest {
  private final List<TestStep> told = new ArrayList<>();
  private final CancelSignal cancel = new CancelSignal();

  private List<TestStep> test(ConnectorFixture aws) {
    return aws.connector().test(told::add, cancel);
  }

  @Test
  void every_step_passes_and_is_told_as_it_is_known() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(3)) {
      List<TestStep> steps = test(aws);

      assertThat(steps)
          .extracting(TestStep::name)
          .startsWith(
              "GetCallerIdentity",
              "ListDeliveryStreams",
              "DescribeDeliveryStream",
              "ListTagsForDeliveryStream");
      assertThat(steps)
          .filteredOn(TestStep::mandatory)
          .extracting(TestStep::name)
          .containsExactly("ListDeliveryStreams", "DescribeDeliveryStream");
      assertThat(steps).allMatch(TestStep::passed).allMatch(TestStep::reached);
      assertThat(steps.get(0).message()).contains(aws.account.id(), "user/simulated");
      assertThat(steps.get(1).message()).contains(aws.names.get(0));
      assertThat(told).isEqualTo(steps);
      assertThat(steps)
          .extracting(TestStep::permission)
          .containsExactlyInAnyOrderElementsOf(everyPermission());
      assertThat(aws.calls("ListDeliveryStreams")).isEqualTo(1);
    }
  }

  @Test
  void a_region_without_streams_passes() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(0)) {
      List<TestStep> steps = test(aws);
      assertThat(steps).hasSizeGreaterThan(20).allMatch(TestStep::passed);
      assertThat(steps.get(2).message()).isEqualTo("There is no stream to try.");
      assertThat(aws.calls("DescribeDeliveryStream")).isZero();
    }
  }

  @Test
  void a_denied_listing_leaves_the_steps_behind_it_untried() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(3)) {
      aws.faults(Fault.always("list", FaultKind.DENIED));
      List<TestStep> steps = test(aws);

      assertThat(steps).filteredOn(TestStep::passed).containsExactly(steps.get(0));
      assertThat(steps).filteredOn(TestStep::reached).containsExactly(steps.get(0), steps.get(1));
      assertThat(steps.get(1).message()).contains("firehose:ListDeliveryStreams");
      assertThat(steps.get(1).advice()).contains("Allow firehose:ListDeliveryStreams");
    }
  }

  @Test
  void denied_identity_and_tags_fail_optional_steps_only() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(3)) {
      aws.faults(
          Fault.always("identity", FaultKind.DENIED), Fault.always("tags", FaultKind.DENIED));
      List<TestStep> steps = test(aws);

      assertThat(steps)
          .filteredOn(step -> !step.passed())
          .extracting(TestStep::name)
          .containsExactly("GetCallerIdentity", "ListTagsForDeliveryStream");
      assertThat(steps).filteredOn(step -> !step.passed()).noneMatch(TestStep::mandatory);
    }
  }

  @Test
  void a_denied_describe_fails_a_mandatory_step_and_the_tags_are_still_tried() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(3)) {
      aws.faults(Fault.always("describe", FaultKind.DENIED));
      List<TestStep> steps = test(aws);
      assertThat(steps)
          .filteredOn(step -> !step.passed())
          .extracting(TestStep::name)
          .containsExactly("DescribeDeliveryStream");
    }
  }

  @Test
  void an_unreachable_endpoint_fails_the_steps_and_throws_nothing() throws IOException {
    ConnectorFixture aws = new ConnectorFixture(3);
    aws.close();
    List<TestStep> steps = test(aws);
    assertThat(steps).noneMatch(TestStep::passed);
    assertThat(steps.get(1).message()).contains("cannot be reached");
  }

  @Test
  void a_cancel_ends_a_test_that_hangs() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(3)) {
      aws.faults(Fault.always("list", FaultKind.HANG));
      assertThatThrownBy(() -> aws.connector().test(step -> cancel.cancel(), cancel))
          .isInstanceOfSatisfying(
              HydrantException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }
  }

  @Test
  void each_denied_permission_fails_its_own_step_and_says_what_will_be_missing()
      throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(3)) {
      aws.simulator.deny(Set.of("dynamodb:ListTables", "sns:ListSubscriptions"));
      List<TestStep> steps = test(aws);

      assertThat(steps)
          .filteredOn(step -> !step.passed())
          .extracting(TestStep::permission)
          .containsExactly("dynamodb:ListTables", "sns:ListSubscriptions");
      assertThat(steps)
          .filteredOn(step -> !step.passed())
          .allSatisfy(
              step -> {
                assertThat(step.advice()).contains("Allow " + step.permission(), "Without it");
                assertThat(step.mandatory()).isFalse();
              });
    }
  }

  @Test
  void what_is_switched_off_is_not_tried() throws IOException {
    try (ConnectorFixture aws = new ConnectorFixture(3)) {
      List<TestStep> steps =
          aws.connector(ConnectorFixture.sourceConfig(false, false)).test(told::add, cancel);

      assertThat(steps)
          .extracting(TestStep::permission)
          .noneMatch(action -> action.startsWith("dynamodb:") || action.startsWith("sns:"));
      assertThat(aws.calls("ListSubscriptions")).isZero();
    }
  }

  private static List<String> everyPermission() {
    return Stream.concat(
            Stream.of("sts:GetCallerIdentity"),
            Arrays.stream(Feature.values())
                .flatMap(feature -> feature.permissions().stream())
                .map(Permission::action))
        .toList();
  }
}
