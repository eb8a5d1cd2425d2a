package dev.hydrant.firehose.producer;

import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.firehose.map.Arn;
import dev.hydrant.model.asset.Producer;
import dev.hydrant.model.asset.ProducerKind;
import dev.hydrant.model.permission.Feature;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeDestinationsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeSubscriptionFiltersResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.Destination;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.SubscriptionFilter;

/**
 * Log groups of CloudWatch whose subscription filters write to a delivery stream: their own
 * filters, those of the account, and the destinations to which other accounts send.
 */
final class LogSubscriptions implements ProducerReader {
  private static final int A_PAGE = 50;

  private static final DescribeSubscriptionFiltersResponse NONE =
      DescribeSubscriptionFiltersResponse.builder().build();

  @Override
  public Feature feature() {
    return Feature.LOGS;
  }

  @Override
  public Set<Operation> telling() {
    return Set.of(
        Operation.DESCRIBE_SUBSCRIPTION_FILTERS,
        Operation.DESCRIBE_ACCOUNT_POLICIES,
        Operation.DESCRIBE_DESTINATIONS);
  }

  @Override
  public ProducerLookup read(Inquiry inquiry) {
    CloudWatchLogsClient client =
        inquiry
            .clients()
            .open(AwsService.LOGS, inquiry.scope().region(), CloudWatchLogsClient.builder());
    Findings findings = new Findings(inquiry);
    Map<String, String> targets = destinations(inquiry, client, findings);
    ForwardingLogGroups groups = new ForwardingLogGroups(inquiry, client, findings.any());
    new AccountLogPolicies(inquiry, client, findings).read();
    for (String group : groups.names()) {
      filters(inquiry, client, group, filter -> add(inquiry, findings, targets, filter));
    }
    return findings;
  }

  /**
   * A destination is a door for other accounts, whose log groups this one cannot see.
   *
   * @return what each destination writes to, by its own ARN
   */
  private static Map<String, String> destinations(
      Inquiry inquiry, CloudWatchLogsClient client, Findings findings) {
    Map<String, String> targets = new HashMap<>();
    inquiry.readAll(
        new Pages<>(
            Operation.DESCRIBE_DESTINATIONS,
            token -> client.describeDestinations(r -> r.limit(A_PAGE).nextToken(token)),
            DescribeDestinationsResponse::nextToken,
            page ->
                page.destinations()
                    .forEach(
                        door -> {
                          targets.put(Findings.text(door.arn()), Findings.text(door.targetArn()));
                          findings.add(
                              door.targetArn(),
                              producer(inquiry, doorName(door)),
                              "other accounts");
                        })));
    return targets;
  }

  private static String doorName(Destination door) {
    return "destination/" + Findings.text(door.destinationName());
  }

  private static void filters(
      Inquiry inquiry,
      CloudWatchLogsClient client,
      String group,
      Consumer<SubscriptionFilter> take) {
    @Nullable String token = null;
    int before;
    int seen = 0;
    do {
      @Nullable String from = token;
      before = seen;
      DescribeSubscriptionFiltersResponse page =
          inquiry
              .ask(Operation.DESCRIBE_SUBSCRIPTION_FILTERS, () -> filterPage(client, group, from))
              .orElse(NONE);
      page.subscriptionFilters().forEach(take);
      seen += page.subscriptionFilters().size();
      token = page.nextToken();
    } while (token != null && !token.isEmpty() && seen > before && seen < A_PAGE);
  }

  private static DescribeSubscriptionFiltersResponse filterPage(
      CloudWatchLogsClient client, String group, @Nullable String token) {
    try {
      return client.describeSubscriptionFilters(
          r -> r.logGroupName(group).limit(A_PAGE).nextToken(token));
    } catch (ResourceNotFoundException deletedMeanwhile) {
      return NONE;
    }
  }

  private static void add(
      Inquiry inquiry, Findings findings, Map<String, String> targets, SubscriptionFilter filter) {
    String destination = Findings.text(filter.destinationArn());
    boolean door = Arn.of("logs", destination).isPresent();
    findings.add(
        door ? targets.getOrDefault(destination, "") : destination,
        producer(inquiry, Findings.text(filter.logGroupName())),
        "filter " + Findings.text(filter.filterName()));
  }

  static Producer producer(Inquiry inquiry, String name) {
    return new Producer(ProducerKind.LOG_GROUP, inquiry.scope(), name);
  }
}
