package dev.hydrant.model.permission;

import static dev.hydrant.model.permission.Permission.anywhere;
import static dev.hydrant.model.permission.Permission.on;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A part of what Hydrant reads, with the actions that it needs; only the first one is mandatory.
 * The resources follow AWS's service authorization reference.
 */
public enum Feature {
  STREAMS(
      "streams",
      "Delivery streams",
      "the streams themselves; without it nothing can be read",
      anywhere("firehose:ListDeliveryStreams"),
      on("firehose:DescribeDeliveryStream", Places.STREAM)),
  TAGS(
      "tags",
      "Tags and owners",
      "tags, and the owners that tags name",
      on("firehose:ListTagsForDeliveryStream", Places.STREAM),
      anywhere("tag:GetResources")),
  DYNAMODB(
      "dynamodb",
      "DynamoDB upstreams",
      "which DynamoDB tables feed the Kinesis streams",
      anywhere("dynamodb:ListTables"),
      on("dynamodb:DescribeKinesisStreamingDestination", Places.TABLE)),
  KAFKA(
      "kafka",
      "MSK clusters",
      "bootstrap servers, by which a topic is found in the catalog",
      on("kafka:GetBootstrapBrokers", Places.CLUSTER)),
  GLUE(
      "glue",
      "Glue tables",
      "columns and locations of the tables that are written",
      on("glue:GetTable", Places.CATALOG, Places.CATALOGS, Places.GLUE_DATABASE, Places.GLUE_TABLE),
      on("glue:GetDatabase", Places.CATALOG, Places.CATALOGS, Places.GLUE_DATABASE)),
  HEALTH(
      "health",
      "Status and health",
      "whether data flows, from the streams' metrics",
      anywhere("cloudwatch:GetMetricData")),
  METRIC_STREAMS(
      "producers.metricStreams",
      "Producers: CloudWatch metric streams",
      "metric streams that write to Direct PUT streams",
      anywhere("cloudwatch:ListMetricStreams")),
  EVENT_BRIDGE(
      "producers.eventBridge",
      "Producers: EventBridge rules",
      "rules that write to Direct PUT streams",
      anywhere("events:ListEventBuses"),
      anywhere("events:ListRuleNamesByTarget")),
  PIPES(
      "producers.pipes",
      "Producers: EventBridge Pipes",
      "pipes that write to Direct PUT streams",
      anywhere("pipes:ListPipes")),
  SNS(
      "producers.sns",
      "Producers: SNS topics",
      "topics with a subscription of a Direct PUT stream",
      anywhere("sns:ListSubscriptions")),
  WAF(
      "producers.waf",
      "Producers: WAF web ACLs",
      "web ACLs that log to Direct PUT streams",
      anywhere("wafv2:ListLoggingConfigurations")),
  VPC_FLOW_LOGS(
      "producers.vpcFlowLogs",
      "Producers: VPC flow logs",
      "flow logs that go to Direct PUT streams",
      anywhere("ec2:DescribeFlowLogs")),
  RESOLVER_QUERY_LOGS(
      "producers.resolverQueryLogs",
      "Producers: Route 53 Resolver query logs",
      "query logs that go to Direct PUT streams",
      anywhere("route53resolver:ListResolverQueryLogConfigs")),
  LOGS(
      "producers.logs",
      "Producers: CloudWatch Logs",
      "log groups whose subscription filters write to Direct PUT streams",
      anywhere("cloudwatch:ListMetrics"),
      anywhere("logs:DescribeLogGroups"),
      on("logs:DescribeSubscriptionFilters", Places.LOG_GROUP),
      anywhere("logs:DescribeAccountPolicies"),
      anywhere("logs:DescribeDestinations"));

  private static final class Places {
    private static final String HERE = "{region}:{account}:";
    private static final String STREAM = "arn:{partition}:firehose:" + HERE + "deliverystream/*";
    private static final String TABLE = "arn:{partition}:dynamodb:" + HERE + "table/*";
    private static final String CLUSTER = "arn:{partition}:kafka:" + HERE + "cluster/*/*";
    private static final String CATALOG = "arn:{partition}:glue:" + HERE + "catalog";
    private static final String CATALOGS = "arn:{partition}:glue:" + HERE + "catalog/*";
    private static final String GLUE_DATABASE = "arn:{partition}:glue:" + HERE + "database/*";
    private static final String GLUE_TABLE = "arn:{partition}:glue:" + HERE + "table/*/*";
    private static final String LOG_GROUP = "arn:{partition}:logs:" + HERE + "log-group:*";
  }

  private final String id;
  private final String title;
  private final String purpose;
  private final List<Permission> permissions;

  Feature(String id, String title, String purpose, Permission... permissions) {
    this.id = id;
    this.title = title;
    this.purpose = purpose;
    this.permissions = List.of(permissions);
  }

  /** As it stands in a run's report, and behind {@code --feature}. */
  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  /** What it gives, as half a sentence. */
  public String purpose() {
    return purpose;
  }

  public List<Permission> permissions() {
    return permissions;
  }

  /** Whether nothing works without it. */
  public boolean mandatory() {
    return this == STREAMS;
  }

  public static Optional<Feature> byId(String id) {
    return Arrays.stream(values()).filter(feature -> feature.id.equals(id)).findFirst();
  }
}
