package dev.hydrant.firehose.aws;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.pipes.PipesClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.Scope;

/** One call of each service, as the connector makes it. */
final class ServiceCalls {
  static final Map<AwsService, Operation> OPERATIONS =
      Map.ofEntries(
          Map.entry(AwsService.FIREHOSE, Operation.LIST_DELIVERY_STREAMS),
          Map.entry(AwsService.STS, Operation.GET_CALLER_IDENTITY),
          Map.entry(AwsService.TAGGING, Operation.GET_RESOURCES),
          Map.entry(AwsService.DYNAMODB, Operation.LIST_TABLES),
          Map.entry(AwsService.KAFKA, Operation.GET_BOOTSTRAP_BROKERS),
          Map.entry(AwsService.GLUE, Operation.GET_TABLE),
          Map.entry(AwsService.CLOUDWATCH, Operation.LIST_METRICS),
          Map.entry(AwsService.LOGS, Operation.DESCRIBE_LOG_GROUPS),
          Map.entry(AwsService.EVENTBRIDGE, Operation.LIST_EVENT_BUSES),
          Map.entry(AwsService.PIPES, Operation.LIST_PIPES),
          Map.entry(AwsService.SNS, Operation.LIST_SUBSCRIPTIONS),
          Map.entry(AwsService.WAF, Operation.LIST_LOGGING_CONFIGURATIONS),
          Map.entry(AwsService.EC2, Operation.DESCRIBE_FLOW_LOGS),
          Map.entry(AwsService.RESOLVER, Operation.LIST_RESOLVER_QUERY_LOG_CONFIGS));

  private final AwsClients clients;

  ServiceCalls(AwsClients clients) {
    this.clients = clients;
  }

  void call(AwsService service) {
    call(service, clients.region());
  }

  void call(AwsService service, String region) {
    if (service == AwsService.FIREHOSE) {
      clients.calls().list(Optional.empty(), 1);
    } else if (service == AwsService.STS) {
      clients.calls().callerIdentity();
    } else {
      clients.call(Objects.requireNonNull(OPERATIONS.get(service)), () -> further(service, region));
    }
  }

  private Object further(AwsService service, String region) {
    return switch (service) {
      case TAGGING ->
          clients.open(service, region, ResourceGroupsTaggingApiClient.builder()).getResources();
      case DYNAMODB -> clients.open(service, region, DynamoDbClient.builder()).listTables();
      case KAFKA ->
          clients
              .open(service, region, KafkaClient.builder())
              .getBootstrapBrokers(r -> r.clusterArn("arn:aws:kafka:x:1:cluster/a/b"));
      case GLUE ->
          clients
              .open(service, region, GlueClient.builder())
              .getTable(r -> r.databaseName("d").name("t"));
      case CLOUDWATCH -> clients.open(service, region, CloudWatchClient.builder()).listMetrics();
      case LOGS ->
          clients.open(service, region, CloudWatchLogsClient.builder()).describeLogGroups();
      case EVENTBRIDGE ->
          clients.open(service, region, EventBridgeClient.builder()).listEventBuses(r -> {});
      case PIPES -> clients.open(service, region, PipesClient.builder()).listPipes(r -> {});
      case SNS -> clients.open(service, region, SnsClient.builder()).listSubscriptions();
      case WAF ->
          clients
              .open(service, region, Wafv2Client.builder())
              .listLoggingConfigurations(r -> r.scope(Scope.REGIONAL));
      case EC2 -> clients.open(service, region, Ec2Client.builder()).describeFlowLogs();
      case RESOLVER ->
          clients
              .open(service, region, Route53ResolverClient.builder())
              .listResolverQueryLogConfigs(r -> {});
      default -> throw new IllegalArgumentException("no call of " + service);
    };
  }
}
