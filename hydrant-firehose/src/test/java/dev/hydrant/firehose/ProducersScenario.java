package dev.hydrant.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.firehose.aws.Settings;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.Producer;
import dev.hydrant.model.asset.ProducerKind;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.simulator.cloudwatch.MetricStream;
import dev.hydrant.simulator.ec2.FlowLog;
import dev.hydrant.simulator.eventbridge.EventRule;
import dev.hydrant.simulator.logs.LogGroup;
import dev.hydrant.simulator.logs.SubscriptionFilter;
import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Destinations;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.StreamDocument;
import dev.hydrant.simulator.pipes.Pipe;
import dev.hydrant.simulator.resolver.QueryLogConfig;
import dev.hydrant.simulator.sns.Subscription;
import dev.hydrant.simulator.waf.WebAclLogging;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A Direct PUT stream, what may write to it, and what a scan says of that. */
abstract class ProducersScenario {
  static final List<String> OPERATIONS =
      List.of(
          "ListMetrics",
          "ListMetricStreams",
          "ListEventBuses",
          "ListRuleNamesByTarget",
          "ListPipes",
          "ListSubscriptions",
          "ListLoggingConfigurations",
          "DescribeFlowLogs",
          "ListResolverQueryLogConfigs",
          "DescribeLogGroups",
          "DescribeSubscriptionFilters",
          "DescribeAccountPolicies",
          "DescribeDestinations");
  static final List<String> KINDS =
      List.of(
          "eventBridge",
          "logs",
          "metricStreams",
          "pipes",
          "resolverQueryLogs",
          "sns",
          "vpcFlowLogs",
          "waf");

  final RecordingEvents events = new RecordingEvents();
  final RecordingSink sink = new RecordingSink();
  final CancelSignal cancel = new CancelSignal();
  final ConnectorFixture aws;
  final Home home;

  ProducersScenario() throws IOException {
    aws = new ConnectorFixture(0);
    home = aws.home;
  }

  @BeforeEach
  void streams() {
    directPut(home, "clicks");
  }

  @AfterEach
  void close() {
    aws.close();
  }

  final void directPut(Home where, String name) {
    aws.simulator.put(
        where,
        StreamDocument.named(where, name).to(Destinations.extendedS3("lake", name + "/")).build());
  }

  final void put(AwsResource... resources) {
    for (AwsResource resource : resources) {
      aws.simulator.resources().put(resource);
    }
  }

  final Settings settings() {
    Settings settings = aws.settings();
    OPERATIONS.forEach(operation -> settings.rate(operation, 0));
    return settings;
  }

  final ScanReport scan() {
    return scan(settings());
  }

  final ScanReport scan(Settings settings) {
    return scan(settings, withoutTags(true));
  }

  final ScanReport scan(Settings settings, PipelineSourceConfig sourceConfig) {
    return aws.wholeConnector(settings, sourceConfig).scan(sink, events, cancel);
  }

  /** Without health, which asks CloudWatch, too. */
  static PipelineSourceConfig withoutTags(boolean includeLineage) {
    return new PipelineSourceConfig(
        Optional.empty(),
        includeLineage,
        false,
        false,
        null,
        null,
        null,
        null,
        Optional.empty(),
        Optional.empty(),
        0);
  }

  final StreamScan stream(String name) {
    return sink.streams().stream()
        .filter(scan -> scan.stream().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Detail by producer. */
  final Map<Producer, String> producers(String stream) {
    Map<Producer, String> producers = new java.util.HashMap<>();
    for (Route route : stream(stream).routes()) {
      if (route.role() == EdgeRole.PRODUCER) {
        assertThat(route.to()).isEqualTo(End.thePipeline());
        producers.put((Producer) ((End.Of) route.from()).asset(), route.detail());
      }
    }
    return producers;
  }

  final Set<String> names(String stream) {
    Map<String, String> names = new TreeMap<>();
    producers(stream).forEach((producer, detail) -> names.put(producer.name(), detail));
    return names.keySet();
  }

  final Map<?, ?> fact(String stream) {
    return (Map<?, ?>) Objects.requireNonNull(stream(stream).stream().facts().get("producers"));
  }

  final Producer producer(ProducerKind kind, String name) {
    return new Producer(kind, new AwsScope("aws", home.accountId(), home.region()), name);
  }

  /** One of each kind. */
  final void everything(String stream) {
    String arn = home.streamArn(stream);
    put(
        MetricStream.running(home, "all-metrics", arn),
        EventRule.to(home, "archive-all", arn),
        Pipe.running(home, "orders-pipe", home.arn("sqs", "orders"), arn),
        Subscription.firehose(home, "alarms", arn),
        WebAclLogging.regional(home, "shop", arn),
        FlowLog.toStream(home, "fl-1", "vpc-1", stream),
        new QueryLogConfig(home, "dns", arn, 3),
        LogGroup.of(home, "/aws/lambda/checkout", SubscriptionFilter.to("to-lake", arn)));
  }

  final void assertEverythingElse(String stream, String missingKind) {
    Map<String, ProducerKind> kinds =
        Map.of(
            "metricStreams", ProducerKind.METRIC_STREAM,
            "eventBridge", ProducerKind.EVENTBRIDGE_RULE,
            "pipes", ProducerKind.EVENTBRIDGE_PIPE,
            "sns", ProducerKind.SNS_TOPIC,
            "waf", ProducerKind.WAF_ACL,
            "vpcFlowLogs", ProducerKind.VPC_FLOW_LOG,
            "resolverQueryLogs", ProducerKind.RESOLVER_QUERY_LOG,
            "logs", ProducerKind.LOG_GROUP);
    assertThat(producers(stream).keySet())
        .extracting(Producer::producer)
        .containsExactlyInAnyOrderElementsOf(
            kinds.entrySet().stream()
                .filter(kind -> !kind.getKey().equals(missingKind))
                .map(Map.Entry::getValue)
                .toList());
  }

  final void assertOneWarning(ScanReport report, String action, String kind) {
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Severity.WARNING);
              assertThat(problem.code()).isEqualTo(ErrorCode.AWS_ACCESS_DENIED);
              assertThat(problem.stream()).isEmpty();
              assertThat(problem.message()).contains(action.substring(action.indexOf(':')));
              assertThat(problem.advice()).contains(action, "hydrant.producers." + kind);
            });
    assertThat(stream("clicks").unread()).containsExactly(EdgeRole.PRODUCER);
    assertThat(fact("clicks").get("notRead")).isEqualTo(Map.of(kind, "denied: " + action));
  }
}
