package dev.hydrant.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.workflow.ProducersSettings;
import dev.hydrant.simulator.eventbridge.EventBus;
import dev.hydrant.simulator.fault.Fault;
import dev.hydrant.simulator.fault.FaultKind;
import dev.hydrant.simulator.logs.LogGroup;
import dev.hydrant.simulator.logs.SubscriptionFilter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is denied, switched off or broken, and what it leaves intact. */
@Timeout(120)
class ProducersUnreadTest extends ProducersScenario {
  ProducersUnreadTest() throws IOException {}

  @Test
  void without_the_metrics_a_bounded_number_of_groups_is_asked_and_that_is_said() {
    for (int i = 0; i < 1_010; i++) {
      put(
          LogGroup.of(
              home,
              "/g/%04d".formatted(i),
              SubscriptionFilter.to("f", home.streamArn(i == 3 ? "clicks" : "other"))));
    }
    aws.simulator.deny(Set.of("cloudwatch:ListMetrics"));
    ScanReport report = scan();

    assertThat(names("clicks")).containsExactly("/g/0003");
    assertThat(aws.calls("DescribeSubscriptionFilters")).isEqualTo(1_000);
    assertOneWarning(report, "cloudwatch:ListMetrics", "logs");
    assertThat(report.features()).containsEntry("producers.logs", FeatureState.PARTLY_READ);
  }

  @Test
  void without_the_metrics_and_the_groups_the_filters_are_unknown() {
    everything("clicks");
    aws.simulator.deny(Set.of("cloudwatch:ListMetrics", "logs:DescribeLogGroups"));
    ScanReport report = scan();

    assertEverythingElse("clicks", "logs");
    assertThat(report.problems())
        .extracting(Problem::message)
        .satisfiesExactlyInAnyOrder(
            message -> assertThat(message).contains("cloudwatch:ListMetrics"),
            message -> assertThat(message).contains("logs:DescribeLogGroups"));
    assertThat(stream("clicks").unread()).containsExactly(EdgeRole.PRODUCER);
  }

  @ParameterizedTest
  @CsvSource({
    "metricStreams, cloudwatch:ListMetricStreams",
    "eventBridge, events:ListEventBuses",
    "eventBridge, events:ListRuleNamesByTarget",
    "pipes, pipes:ListPipes",
    "sns, sns:ListSubscriptions",
    "waf, wafv2:ListLoggingConfigurations",
    "vpcFlowLogs, ec2:DescribeFlowLogs",
    "resolverQueryLogs, route53resolver:ListResolverQueryLogConfigs",
    "logs, logs:DescribeSubscriptionFilters"
  })
  void a_denied_service_is_one_warning_that_names_the_action_and_everything_else_is_intact(
      String kind, String action) {
    everything("clicks");
    directPut(home, "other");
    aws.simulator.deny(Set.of(action));
    ScanReport report = scan();

    assertEverythingElse("clicks", kind);
    assertOneWarning(report, action, kind);
    assertThat(report.described()).isEqualTo(2);
    KINDS.forEach(
        other ->
            assertThat(report.features().get("producers." + other))
                .as(other)
                .isEqualTo(
                    !other.equals(kind)
                        ? FeatureState.READ
                        : kind.equals("logs") ? FeatureState.PARTLY_READ : FeatureState.DENIED));
  }

  @ParameterizedTest
  @CsvSource({"logs:DescribeAccountPolicies", "logs:DescribeDestinations"})
  void a_part_of_the_logs_may_be_denied_alone(String action) {
    everything("clicks");
    aws.simulator.deny(Set.of(action));
    ScanReport report = scan();

    assertEverythingElse("clicks", "");
    assertOneWarning(report, action, "logs");
    assertThat(report.features()).containsEntry("producers.logs", FeatureState.PARTLY_READ);
  }

  @Test
  void each_service_can_be_switched_off() {
    everything("clicks");
    Optional<Boolean> off = Optional.of(false);
    Optional<Boolean> on = Optional.of(true);
    ScanReport report =
        scan(settings().producers(new ProducersSettings(on, off, on, off, on, on, on, on, off)));

    assertThat(producers("clicks")).hasSize(5);
    assertThat(fact("clicks").get("notRead"))
        .isEqualTo(Map.of("metricStreams", "off", "pipes", "off", "logs", "off"));
    assertThat(stream("clicks").unread()).as("what is off keeps no edge of the others").isEmpty();
    assertThat(report.features())
        .containsEntry("producers.pipes", FeatureState.OFF)
        .containsEntry("producers.sns", FeatureState.READ);
    for (String operation : List.of("ListMetricStreams", "ListPipes", "DescribeDestinations")) {
      assertThat(aws.calls(operation)).as(operation).isZero();
    }
  }

  @Test
  void beside_a_service_that_is_off_a_denied_one_still_keeps_the_edges_of_earlier_runs() {
    everything("clicks");
    aws.simulator.deny(Set.of("pipes:ListPipes"));
    Optional<Boolean> on = Optional.of(true);
    scan(
        settings()
            .producers(new ProducersSettings(on, on, on, on, Optional.of(false), on, on, on, on)));

    assertThat(stream("clicks").unread()).containsExactly(EdgeRole.PRODUCER);
  }

  @Test
  void all_of_them_can_be_switched_off_and_the_stream_says_so() {
    everything("clicks");
    Optional<Boolean> unset = Optional.empty();
    ScanReport report =
        scan(
            settings()
                .producers(
                    new ProducersSettings(
                        Optional.of(false),
                        unset,
                        unset,
                        unset,
                        unset,
                        unset,
                        unset,
                        unset,
                        unset)));

    OPERATIONS.forEach(operation -> assertThat(aws.calls(operation)).as(operation).isZero());
    assertThat((Map<?, ?>) fact("clicks").get("notRead")).hasSize(8);
    assertThat(fact("clicks").get("found")).isEqualTo(0);
    assertThat(stream("clicks").unread()).containsExactly(EdgeRole.PRODUCER);
    assertThat(report.problems()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"THROTTLE", "INTERNAL", "UNAVAILABLE", "RESET"})
  void faults_that_pass_lose_nothing(FaultKind fault) {
    everything("clicks");
    aws.faults(
        OPERATIONS.stream()
            .map(operation -> Fault.times(2, operation, fault))
            .toArray(Fault[]::new));
    ScanReport report = scan();

    assertEverythingElse("clicks", "");
    assertThat(stream("clicks").unread()).isEmpty();
    assertThat(report.problems())
        .extracting(Problem::code)
        .isSubsetOf(ErrorCode.AWS_THROTTLED)
        .hasSizeLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"THROTTLE", "INTERNAL"})
  void faults_that_stay_are_one_warning_and_leave_the_rest(FaultKind fault) {
    everything("clicks");
    aws.faults(Fault.always("ListSubscriptions", fault));
    ScanReport report = scan();

    assertEverythingElse("clicks", "sns");
    assertThat(report.features()).containsEntry("producers.sns", FeatureState.FAILED);
    assertThat(report.problems())
        .filteredOn(problem -> problem.advice().contains("hydrant.producers.sns"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.severity()).isEqualTo(Severity.WARNING));
    assertThat(String.valueOf(fact("clicks").get("notRead")))
        .startsWith("{sns=failed: sns:ListSubscriptions, AWS_");
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"REPEATING", "ENDLESS"})
  void listings_that_never_end_are_given_up_and_keep_what_they_gave(FaultKind fault) {
    everything("clicks");
    aws.faults(Fault.always("ListSubscriptions", fault));
    ScanReport report = scan();

    assertThat(names("clicks")).contains("alarms");
    assertThat(report.features()).containsEntry("producers.sns", FeatureState.PARTLY_READ);
    assertThat(report.problems()).hasSize(1);
    assertThat(stream("clicks").unread()).containsExactly(EdgeRole.PRODUCER);
    assertThat(aws.calls("ListSubscriptions")).isLessThanOrEqualTo(2_000);
  }

  @Test
  void rules_that_fail_again_and_again_are_not_asked_for_each_stream() {
    for (int i = 0; i < 60; i++) {
      directPut(home, "stream-" + i);
    }
    aws.faults(Fault.always("ListRuleNamesByTarget", FaultKind.DENIED));
    ScanReport report = scan(settings().concurrency(2));

    assertThat(report.described()).isEqualTo(61);
    assertThat(report.problems()).hasSize(1);
    assertThat(aws.calls("ListRuleNamesByTarget")).isLessThanOrEqualTo(2);
    assertThat(sink.streams()).allSatisfy(scan -> assertThat(scan.unread()).isNotEmpty());
  }

  @Test
  void a_log_group_and_a_bus_that_vanish_meanwhile_are_no_gap() {
    everything("clicks");
    put(new EventBus(home, "bus"));
    aws.faults(
        Fault.always("DescribeSubscriptionFilters", FaultKind.NOT_FOUND),
        Fault.times(1, "ListRuleNamesByTarget", FaultKind.NOT_FOUND));
    ScanReport report = scan();

    assertThat(report.problems()).isEmpty();
    assertThat(stream("clicks").unread()).isEmpty();
  }

  @Test
  void expired_credentials_end_the_scan() {
    everything("clicks");
    aws.faults(Fault.always("ListPipes", FaultKind.EXPIRED));
    ScanReport report = scan();

    assertThat(report.described()).isZero();
    assertThat(report.problems())
        .extracting(Problem::code)
        .containsExactly(ErrorCode.AWS_CREDENTIALS_EXPIRED);
  }

  @Test
  void a_cancel_ends_a_scan_that_waits_for_a_service() throws InterruptedException {
    aws.faults(Fault.always("ListSubscriptions", FaultKind.HANG));
    Thread impatient =
        new Thread(
            () -> {
              while (aws.calls("ListSubscriptions") == 0) {
                Thread.onSpinWait();
              }
              cancel.cancel();
            });
    impatient.start();
    assertThatThrownBy(this::scan)
        .isInstanceOfSatisfying(
            HydrantException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    impatient.join();
  }

  @Test
  void describing_goes_on_while_a_service_takes_its_time() throws InterruptedException {
    for (int i = 0; i < 40; i++) {
      directPut(home, "stream-" + i);
    }
    aws.faults(Fault.always("ListSubscriptions", FaultKind.HANG));
    Thread watching =
        new Thread(
            () -> {
              while (aws.calls("DescribeDeliveryStream") < 41
                  || aws.calls("ListRuleNamesByTarget") < 41) {
                Thread.onSpinWait();
              }
              cancel.cancel();
            });
    watching.start();
    assertThatThrownBy(() -> scan(settings().concurrency(2)))
        .isInstanceOfSatisfying(
            HydrantException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    watching.join();
  }

  @Test
  void an_answer_of_xml_that_always_breaks_off_is_told_as_no_answer_of_aws() {
    everything("clicks");
    aws.faults(Fault.always("ListMetricStreams", FaultKind.RESET));
    ScanReport report = scan();

    assertEverythingElse("clicks", "metricStreams");
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ErrorCode.AWS_ANSWER_UNEXPECTED);
              assertThat(problem.message()).contains("cloudwatch:ListMetricStreams", "XML");
            });
  }
}
