package dev.hydrant.firehose.producer;

import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.model.error.HydrantException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/**
 * The log groups whose filters are worth asking for: a call a group, of which an account has
 * thousands. CloudWatch counts the events that filters forward, so its metrics name the groups that
 * forwarded something in the last two weeks; where they are denied, the first groups are taken.
 */
final class ForwardingLogGroups {
  /** At four calls a second, some four minutes. */
  static final int MOST_GROUPS = 1_000;

  private static final int A_PAGE = 50;

  private final Inquiry inquiry;
  private final CloudWatchLogsClient logs;
  private final boolean throughDoors;

  /**
   * @param throughDoors whether a stream is the target of a destination of CloudWatch Logs, of
   *     which the metrics do not say what it leads to
   */
  ForwardingLogGroups(Inquiry inquiry, CloudWatchLogsClient logs, boolean throughDoors) {
    this.inquiry = inquiry;
    this.logs = logs;
    this.throughDoors = throughDoors;
  }

  Set<String> names() {
    TreeSet<String> names = new TreeSet<>();
    try {
      byMetrics(names);
    } catch (HydrantException failure) {
      names.clear();
      anyGroups(names, failure);
      return names;
    }
    if (names.size() > MOST_GROUPS) {
      inquiry
          .gaps()
          .cut(Operation.LIST_METRICS, "more than " + MOST_GROUPS + " forwarding log groups");
    }
    return new TreeSet<>(names.stream().limit(MOST_GROUPS).toList());
  }

  private void byMetrics(Set<String> names) {
    CloudWatchClient metrics =
        inquiry
            .clients()
            .open(AwsService.CLOUDWATCH, inquiry.scope().region(), CloudWatchClient.builder());
    boolean all =
        inquiry.readSome(
            new Pages<>(
                Operation.LIST_METRICS,
                token ->
                    metrics.listMetrics(
                        r ->
                            r.namespace("AWS/Logs")
                                .metricName("ForwardedLogEvents")
                                .nextToken(token)),
                ListMetricsResponse::nextToken,
                page -> page.metrics().stream().flatMap(this::toFirehose).forEach(names::add)));
    if (!all) {
      inquiry.gaps().cut(Operation.LIST_METRICS, "more than " + Pages.MOST + " pages");
    }
  }

  private void anyGroups(Set<String> names, HydrantException failure) {
    inquiry.detour(
        failure, "Which log groups forward is not known; up to " + MOST_GROUPS + " are asked.");
    boolean all;
    try {
      all =
          inquiry.readSome(
              new Pages<>(
                  Operation.DESCRIBE_LOG_GROUPS,
                  token -> logs.describeLogGroups(r -> r.limit(A_PAGE).nextToken(token)),
                  DescribeLogGroupsResponse::nextToken,
                  page -> page.logGroups().stream().map(LogGroup::logGroupName).forEach(names::add),
                  MOST_GROUPS / A_PAGE));
    } catch (HydrantException denied) {
      inquiry.gaps().failed(Operation.LIST_METRICS, failure);
      inquiry.gaps().failed(Operation.DESCRIBE_LOG_GROUPS, denied);
      return;
    }
    if (!all) {
      // That one names the permission which would end the guessing.
      inquiry.gaps().failed(Operation.LIST_METRICS, failure);
    }
  }

  /** The group of the metric, unless the metric says that it counts for another kind of target. */
  private Stream<String> toFirehose(Metric metric) {
    boolean other =
        !throughDoors
            && dimension(metric, "DestinationType")
                .filter(type -> !type.toLowerCase(Locale.ROOT).contains("firehose"))
                .isPresent();
    return other ? Stream.of() : dimension(metric, "LogGroupName").stream();
  }

  private static Optional<String> dimension(Metric metric, String name) {
    return metric.dimensions().stream()
        .filter(dimension -> name.equals(dimension.name()))
        .map(Dimension::value)
        .findFirst();
  }
}
