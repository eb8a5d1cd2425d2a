package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hydrant.simulator.logs.AccountPolicy;
import dev.hydrant.simulator.logs.LogDestination;
import dev.hydrant.simulator.logs.LogGroup;
import dev.hydrant.simulator.logs.SubscriptionFilter;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.Destination;
import software.amazon.awssdk.services.cloudwatchlogs.model.PolicyType;

class LogsTest extends ServiceFixture {
  @Test
  void log_groups_come_fifty_a_page_and_by_prefix() {
    IntStream.range(0, 120).forEach(n -> put(LogGroup.of(HOME, "/app/%03d".formatted(n))));
    put(LogGroup.of(HOME, "/zoo"));
    CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder(), HOME);

    assertThat(logs.describeLogGroupsPaginator().stream())
        .extracting(page -> page.logGroups().size())
        .containsExactly(50, 50, 21);
    assertThat(logs.describeLogGroups(r -> r.logGroupNamePrefix("/z")).logGroups())
        .extracting(group -> group.logGroupName(), group -> group.logGroupArn())
        .containsExactly(tuple("/zoo", HOME.arn("logs", "log-group:/zoo")));
    assertError(
        () -> logs.describeLogGroups(r -> r.limit(51)), 400, "ValidationException", "limit");
  }

  @Test
  void a_log_group_tells_its_filters_and_has_two_at_most() {
    put(
        LogGroup.of(
            HOME,
            "/app/shop",
            SubscriptionFilter.to("to-firehose", STREAM),
            SubscriptionFilter.to("to-kinesis", HOME.arn("kinesis", "stream/logs"))));
    CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder(), HOME);

    assertThat(
            logs.describeSubscriptionFiltersPaginator(r -> r.logGroupName("/app/shop").limit(1))
                .subscriptionFilters())
        .extracting(
            filter -> filter.filterName(),
            filter -> filter.logGroupName(),
            filter -> filter.destinationArn())
        .containsExactly(
            tuple("to-firehose", "/app/shop", STREAM),
            tuple("to-kinesis", "/app/shop", HOME.arn("kinesis", "stream/logs")));
    assertError(
        () -> logs.describeSubscriptionFilters(r -> r.logGroupName("/gone")),
        400,
        "ResourceNotFoundException",
        "The specified log group does not exist.");
    SubscriptionFilter one = SubscriptionFilter.to("one", STREAM);
    assertThatThrownBy(() -> LogGroup.of(HOME, "/app", one, one, one))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void one_log_groups_filters_can_be_denied() {
    put(LogGroup.of(HOME, "/open"));
    put(LogGroup.of(HOME, "/closed"));
    CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder(), HOME);
    simulator()
        .denyOn(HOME.arn("logs", "log-group:/closed"), Set.of("logs:DescribeSubscriptionFilters"));

    assertThat(logs.describeSubscriptionFilters(r -> r.logGroupName("/open")).subscriptionFilters())
        .isEmpty();
    assertError(
        () -> logs.describeSubscriptionFilters(r -> r.logGroupName("/closed")),
        400,
        "AccessDeniedException",
        "log-group:/closed");
  }

  @Test
  void account_policies_are_asked_for_by_type() {
    put(AccountPolicy.subscription(HOME, "everything", STREAM).selecting("LogGroupName NOT IN []"));
    CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder(), HOME);

    var policies =
        logs.describeAccountPolicies(r -> r.policyType(PolicyType.SUBSCRIPTION_FILTER_POLICY))
            .accountPolicies();

    assertThat(policies).hasSize(1);
    assertThat(policies.get(0).policyDocument()).contains("\"DestinationArn\":\"" + STREAM + "\"");
    assertThat(policies.get(0).selectionCriteria()).isEqualTo("LogGroupName NOT IN []");
    assertThat(
            logs.describeAccountPolicies(r -> r.policyType(PolicyType.DATA_PROTECTION_POLICY))
                .accountPolicies())
        .isEmpty();
    assertError(
        () -> logs.describeAccountPolicies(r -> r.policyType("NONSENSE")),
        400,
        "InvalidParameterException",
        "NONSENSE");
  }

  @Test
  void log_destinations_tell_the_stream_behind_them() {
    put(new LogDestination(HOME, "central", STREAM));
    put(new LogDestination(HOME, "other", OTHER));
    CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder(), HOME);

    assertThat(logs.describeDestinations(r -> r.destinationNamePrefix("c")).destinations())
        .extracting(Destination::destinationName, Destination::arn, Destination::targetArn)
        .containsExactly(tuple("central", HOME.arn("logs", "destination:central"), STREAM));
  }
}
