package dev.hydrant.firehose.probe;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.model.permission.Feature;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.PolicyType;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.pipes.PipesClient;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.Scope;

/** The look-ups of what writes to Direct PUT streams. */
final class ProducerProbes {
  private final Probes probes;
  private final AwsClients clients;
  private final Sample sample;

  ProducerProbes(Probes probes, AwsClients clients, Sample sample) {
    this.probes = probes;
    this.clients = clients;
    this.sample = sample;
  }

  List<Probe> all() {
    return List.of(
        probes.probe(Feature.METRIC_STREAMS, Operation.LIST_METRIC_STREAMS, this::metricStreams),
        probes.probe(Feature.EVENT_BRIDGE, Operation.LIST_EVENT_BUSES, this::buses),
        probes.probe(Feature.EVENT_BRIDGE, Operation.LIST_RULE_NAMES_BY_TARGET, this::rules),
        probes.probe(Feature.PIPES, Operation.LIST_PIPES, this::pipes),
        probes.probe(Feature.SNS, Operation.LIST_SUBSCRIPTIONS, this::subscriptions),
        probes.probe(Feature.WAF, Operation.LIST_LOGGING_CONFIGURATIONS, this::webAcls),
        probes.probe(Feature.VPC_FLOW_LOGS, Operation.DESCRIBE_FLOW_LOGS, this::flowLogs),
        probes.probe(
            Feature.RESOLVER_QUERY_LOGS,
            Operation.LIST_RESOLVER_QUERY_LOG_CONFIGS,
            this::queryLogs),
        probes.probe(Feature.LOGS, Operation.LIST_METRICS, this::forwardedLogs),
        probes.probe(Feature.LOGS, Operation.DESCRIBE_LOG_GROUPS, this::logGroups),
        probes.probe(Feature.LOGS, Operation.DESCRIBE_SUBSCRIPTION_FILTERS, this::filters),
        probes.probe(Feature.LOGS, Operation.DESCRIBE_ACCOUNT_POLICIES, this::policies),
        probes.probe(Feature.LOGS, Operation.DESCRIBE_DESTINATIONS, this::destinations));
  }

  private CloudWatchClient cloudWatch() {
    return clients.open(AwsService.CLOUDWATCH, clients.region(), CloudWatchClient.builder());
  }

  private String metricStreams() {
    return Probes.found(
        cloudWatch().listMetricStreams(request -> request.maxResults(1)).entries().size(),
        "metric streams");
  }

  private EventBridgeClient events() {
    return clients.open(AwsService.EVENTBRIDGE, clients.region(), EventBridgeClient.builder());
  }

  private String buses() {
    return Probes.found(
        events().listEventBuses(request -> request.limit(1)).eventBuses().size(), "event buses");
  }

  private String rules() {
    int count =
        events()
            .listRuleNamesByTarget(request -> request.targetArn(sample.streamArn()).limit(1))
            .ruleNames()
            .size();
    return Probes.found(count, "rules that write to the first stream");
  }

  private String pipes() {
    PipesClient pipes = clients.open(AwsService.PIPES, clients.region(), PipesClient.builder());
    return Probes.found(pipes.listPipes(request -> request.limit(1)).pipes().size(), "pipes");
  }

  private String subscriptions() {
    SnsClient sns = clients.open(AwsService.SNS, clients.region(), SnsClient.builder());
    return Probes.found(sns.listSubscriptions().subscriptions().size(), "subscriptions");
  }

  private String webAcls() {
    Wafv2Client waf = clients.open(AwsService.WAF, clients.region(), Wafv2Client.builder());
    int count =
        waf.listLoggingConfigurations(request -> request.scope(Scope.REGIONAL).limit(1))
            .loggingConfigurations()
            .size();
    return Probes.found(count, "web ACLs that log");
  }

  private String flowLogs() {
    Ec2Client ec2 = clients.open(AwsService.EC2, clients.region(), Ec2Client.builder());
    return Probes.found(
        ec2.describeFlowLogs(request -> request.maxResults(5)).flowLogs().size(), "flow logs");
  }

  private String queryLogs() {
    Route53ResolverClient resolver =
        clients.open(AwsService.RESOLVER, clients.region(), Route53ResolverClient.builder());
    int count =
        resolver
            .listResolverQueryLogConfigs(request -> request.maxResults(1))
            .resolverQueryLogConfigs()
            .size();
    return Probes.found(count, "query log configurations");
  }

  private String forwardedLogs() {
    int count =
        cloudWatch()
            .listMetrics(request -> request.namespace("AWS/Logs").metricName("ForwardedLogEvents"))
            .metrics()
            .size();
    return Probes.found(count, "subscription filters that forwarded lately");
  }

  private CloudWatchLogsClient logs() {
    return clients.open(AwsService.LOGS, clients.region(), CloudWatchLogsClient.builder());
  }

  private String logGroups() {
    return Probes.found(
        logs().describeLogGroups(request -> request.limit(1)).logGroups().size(), "log groups");
  }

  private String filters() {
    try {
      logs().describeSubscriptionFilters(request -> request.logGroupName(Sample.NOBODYS));
      return "Allowed.";
    } catch (ResourceNotFoundException nothingThere) {
      return "Allowed.";
    }
  }

  private String policies() {
    int count =
        logs()
            .describeAccountPolicies(
                request -> request.policyType(PolicyType.SUBSCRIPTION_FILTER_POLICY))
            .accountPolicies()
            .size();
    return Probes.found(count, "subscription policies of the whole account");
  }

  private String destinations() {
    return Probes.found(
        logs().describeDestinations(request -> request.limit(1)).destinations().size(),
        "destinations for other accounts");
  }
}
