package dev.hydrant.firehose.aws;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The AWS calls that the connector makes: all of them only read. */
public enum Operation {
  LIST_DELIVERY_STREAMS("ListDeliveryStreams", AwsService.FIREHOSE, 5),
  DESCRIBE_DELIVERY_STREAM("DescribeDeliveryStream", AwsService.FIREHOSE, 5),
  LIST_TAGS("ListTagsForDeliveryStream", AwsService.FIREHOSE, 5),
  GET_CALLER_IDENTITY("GetCallerIdentity", AwsService.STS, 0),
  ASSUME_ROLE("AssumeRole", AwsService.STS, 0),
  GET_RESOURCES("GetResources", AwsService.TAGGING, 5),
  LIST_TABLES("ListTables", AwsService.DYNAMODB, 25),
  DESCRIBE_KINESIS_STREAMING_DESTINATION(
      "DescribeKinesisStreamingDestination", AwsService.DYNAMODB, 25),
  GET_BOOTSTRAP_BROKERS("GetBootstrapBrokers", AwsService.KAFKA, 5),
  GET_TABLE("GetTable", AwsService.GLUE, 20),
  GET_DATABASE("GetDatabase", AwsService.GLUE, 20),
  /** AWS allows 50, but 396,000 data points a second; the calls of a scan ask for up to 180,000. */
  GET_METRIC_DATA("GetMetricData", AwsService.CLOUDWATCH, 2),
  LIST_METRICS("ListMetrics", AwsService.CLOUDWATCH, 10),
  LIST_METRIC_STREAMS("ListMetricStreams", AwsService.CLOUDWATCH, 5),
  LIST_EVENT_BUSES("ListEventBuses", AwsService.EVENTBRIDGE, 5),
  LIST_RULE_NAMES_BY_TARGET("ListRuleNamesByTarget", AwsService.EVENTBRIDGE, 20),
  LIST_PIPES("ListPipes", AwsService.PIPES, 5),
  LIST_SUBSCRIPTIONS("ListSubscriptions", AwsService.SNS, 15),
  LIST_LOGGING_CONFIGURATIONS("ListLoggingConfigurations", AwsService.WAF, 2),
  DESCRIBE_FLOW_LOGS("DescribeFlowLogs", AwsService.EC2, 5),
  LIST_RESOLVER_QUERY_LOG_CONFIGS("ListResolverQueryLogConfigs", AwsService.RESOLVER, 3),
  DESCRIBE_LOG_GROUPS("DescribeLogGroups", AwsService.LOGS, 5),
  DESCRIBE_SUBSCRIPTION_FILTERS("DescribeSubscriptionFilters", AwsService.LOGS, 4),
  DESCRIBE_ACCOUNT_POLICIES("DescribeAccountPolicies", AwsService.LOGS, 3),
  DESCRIBE_DESTINATIONS("DescribeDestinations", AwsService.LOGS, 3);

  private final String awsName;
  private final AwsService service;
  private final double rate;

  /**
   * @param rate calls a second by default, at most what AWS allows an account in one region; 0 for
   *     no limit of ours
   */
  Operation(String awsName, AwsService service, double rate) {
    this.awsName = awsName;
    this.service = service;
    this.rate = rate;
  }

  public String awsName() {
    return awsName;
  }

  public AwsService service() {
    return service;
  }

  double rate() {
    return rate;
  }

  /** The action as IAM policies write it. */
  public String action() {
    return service.id() + ":" + awsName;
  }

  static Optional<Operation> of(String awsName) {
    return Arrays.stream(values()).filter(known -> known.awsName.equals(awsName)).findFirst();
  }

  /** Those that are called at a limited rate. */
  public static List<Operation> limited() {
    return Arrays.stream(values()).filter(operation -> operation.rate > 0).toList();
  }
}
