package dev.hydrant.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.firehose.aws.Settings;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.Producer;
import dev.hydrant.model.asset.ProducerKind;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.RunEvents.Level;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.model.workflow.ProducersSettings;
import dev.hydrant.simulator.cloudwatch.MetricStream;
import dev.hydrant.simulator.ec2.FlowLog;
import dev.hydrant.simulator.eventbridge.EventBus;
import dev.hydrant.simulator.eventbridge.EventRule;
import dev.hydrant.simulator.fault.Fault;
import dev.hydrant.simulator.fault.FaultKind;
import dev.hydrant.simulator.logs.AccountPolicy;
import dev.hydrant.simulator.logs.LogDestination;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class ProducersTest {
  private static final List<String> OPERATIONS =
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
  private static final List<String> KINDS =
      List.of(
          "eventBridge",
          "logs",
          "metricStreams",
          "pipes",
          "resolverQueryLogs",
          "sns",
          "vpcFlowLogs",
          "waf");

  private final RecordingEvents events = new RecordingEvents();
  private final RecordingSink sink = new RecordingSink();
  private final CancelSignal cancel = new CancelSignal();
  private final ConnectorFixture aws;
  private final Home home;

  ProducersTest() throws IOException {
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

  private void directPut(Home where, String name) {
    aws.simulator.put(
        where,
        StreamDocument.named(where, name).to(Destinations.extendedS3("lake", name + "/")).build());
  }

  private void put(AwsResource... resources) {
    for (AwsResource resource : resources) {
      aws.simulator.resources().put(resource);
    }
  }

  private Settings settings() {
    Settings settings = aws.settings();
    OPERATIONS.forEach(operation -> settings.rate(operation, 0));
    return settings;
  }

  private ScanReport scan() {
    return scan(settings());
  }

  private ScanReport scan(Settings settings) {
    return scan(settings, withoutTags(true));
  }

  private ScanReport scan(Settings settings, PipelineSourceConfig sourceConfig) {
    return aws.wholeConnector(settings, sourceConfig).scan(sink, events, cancel);
  }

  /** Without health, which asks CloudWatch, too. */
  private static PipelineSourceConfig withoutTags(boolean includeLineage) {
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

  private StreamScan stream(String name) {
    return sink.streams().stream()
        .filter(scan -> scan.stream().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Detail by producer. */
  private Map<Producer, String> producers(String stream) {
    Map<Producer, String> producers = new java.util.HashMap<>();
    for (Route route : stream(stream).routes()) {
      if (route.role() == EdgeRole.PRODUCER) {
        assertThat(route.to()).isEqualTo(End.thePipeline());
        producers.put((Producer) ((End.Of) route.from()).asset(), route.detail());
      }
    }
    return producers;
  }

  private Set<String> names(String stream) {
    Map<String, String> names = new TreeMap<>();
    producers(stream).forEach((producer, detail) -> names.put(producer.name(), detail));
    return names.keySet();
  }

  private Map<?, ?> fact(String stream) {
    return (Map<?, ?>) Objects.requireNonNull(stream(stream).stream().facts().get("producers"));
  }

  private Producer producer(ProducerKind kind, String name) {
    return new Producer(kind, new AwsScope("aws", home.accountId(), home.region()), name);
  }

  /** One of each kind. */
  private void everything(String stream) {
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

  private void assertEverythingElse(String stream, String missingKind) {
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

  @Test
  void every_service_that_writes_to_a_stream_is_found() {
    everything("clicks");
    ScanReport report = scan();

    assertThat(producers("clicks"))
        .isEqualTo(
            Map.of(
                producer(ProducerKind.METRIC_STREAM, "all-metrics"), "clicks",
                producer(ProducerKind.EVENTBRIDGE_RULE, "default/archive-all"), "clicks",
                producer(ProducerKind.EVENTBRIDGE_PIPE, "orders-pipe"),
                    "clicks · from " + home.arn("sqs", "orders"),
                producer(ProducerKind.SNS_TOPIC, "alarms"), "clicks",
                producer(ProducerKind.WAF_ACL, "shop"), "clicks",
                producer(ProducerKind.VPC_FLOW_LOG, "vpc-1"), "clicks · fl-1, traffic ALL",
                producer(ProducerKind.RESOLVER_QUERY_LOG, "dns"),
                    producers("clicks").get(producer(ProducerKind.RESOLVER_QUERY_LOG, "dns")),
                producer(ProducerKind.LOG_GROUP, "/aws/lambda/checkout"),
                    "clicks · filter to-lake"));
    assertThat(fact("clicks")).isEqualTo(Map.of("read", KINDS, "found", 8));
    assertThat(stream("clicks").unread()).isEmpty();
    assertThat(report.problems()).isEmpty();
    KINDS.forEach(
        kind ->
            assertThat(report.features()).containsEntry("producers." + kind, FeatureState.READ));
  }

  @Test
  void the_delivery_stays_and_producers_come_last() {
    everything("clicks");
    scan();
    assertThat(stream("clicks").routes().get(0).role()).isEqualTo(EdgeRole.DELIVERY);
    assertThat(stream("clicks").routes()).hasSize(9);
  }

  @Test
  void streams_with_another_source_ask_nobody() throws IOException {
    aws.simulator.delete(home, "clicks");
    aws.simulator.put(
        home,
        StreamDocument.named(home, "orders")
            .kinesis("orders")
            .to(Destinations.extendedS3("lake", "orders/"))
            .build());
    ScanReport report = scan();

    assertThat(stream("orders").stream().facts()).doesNotContainKey("producers");
    assertThat(stream("orders").unread()).isEmpty();
    OPERATIONS.forEach(operation -> assertThat(aws.calls(operation)).as(operation).isZero());
    KINDS.forEach(
        kind ->
            assertThat(report.features())
                .containsEntry("producers." + kind, FeatureState.NOT_NEEDED));
  }

  @Test
  void a_run_without_lineage_asks_nobody() {
    everything("clicks");
    ScanReport report = scan(settings(), withoutTags(false));

    assertThat(stream("clicks").routes()).isEmpty();
    OPERATIONS.forEach(operation -> assertThat(aws.calls(operation)).as(operation).isZero());
    assertThat(report.features()).containsEntry("producers.sns", FeatureState.OFF);
  }

  @Test
  void each_service_is_asked_once_for_many_streams_and_event_buses_once_a_stream() {
    for (int i = 0; i < 40; i++) {
      directPut(home, "stream-" + i);
    }
    put(new EventBus(home, "orders"));
    everything("stream-7");
    scan();

    assertThat(producers("stream-7")).hasSize(8);
    assertThat(producers("stream-8")).isEmpty();
    for (String once :
        List.of(
            "ListMetrics",
            "ListMetricStreams",
            "ListEventBuses",
            "ListPipes",
            "ListSubscriptions",
            "ListLoggingConfigurations",
            "DescribeFlowLogs",
            "ListResolverQueryLogConfigs",
            "DescribeSubscriptionFilters",
            "DescribeDestinations")) {
      assertThat(aws.calls(once)).as(once).isEqualTo(1);
    }
    assertThat(aws.calls("DescribeAccountPolicies")).isEqualTo(2);
    assertThat(aws.calls("ListRuleNamesByTarget")).isEqualTo(41 * 2);
    assertThat(aws.calls("DescribeLogGroups")).isZero();
  }

  @Test
  void listings_of_several_pages_are_read_to_the_end() {
    String arn = home.streamArn("clicks");
    for (int i = 0; i < 250; i++) {
      put(
          Subscription.of(home, "mail-%03d".formatted(i), "email", "a@example.com"),
          Pipe.running(home, "pipe-%03d".formatted(i), home.arn("sqs", "q" + i), arn),
          WebAclLogging.regional(home, "acl-%03d".formatted(i), arn),
          new QueryLogConfig(home, "dns-%03d".formatted(i), arn, 1));
    }
    for (int i = 0; i < 501; i++) {
      put(MetricStream.running(home, "metrics-%03d".formatted(i), home.streamArn("other")));
    }
    put(
        Subscription.firehose(home, "z-last", arn),
        MetricStream.running(home, "z-last", arn),
        new EventBus(home, "bus"),
        EventRule.to(home, "on-bus", arn).on("bus"));
    for (int i = 0; i < 150; i++) {
      put(EventRule.to(home, "rule-%03d".formatted(i), arn));
    }
    ScanReport report = scan();

    assertThat(report.problems()).isEmpty();
    assertThat(producers("clicks")).hasSize(250 * 3 + 1 + 1 + 1 + 150);
    assertThat(names("clicks")).contains("z-last", "bus/on-bus", "default/rule-149", "acl-249");
    assertThat(aws.calls("ListSubscriptions")).isEqualTo(3);
    assertThat(aws.calls("ListMetricStreams")).isEqualTo(2);
    assertThat(aws.calls("ListPipes")).isEqualTo(3);
  }

  @Test
  void the_number_of_producers_of_a_stream_is_bounded_and_says_so() {
    for (int i = 0; i < 510; i++) {
      put(Subscription.firehose(home, "topic-%03d".formatted(i), home.streamArn("clicks")));
    }
    scan();

    assertThat(names("clicks")).hasSize(500).contains("topic-000").doesNotContain("topic-505");
    assertThat(fact("clicks").get("notRead"))
        .isEqualTo(Map.of("sns", "cut: only the first 500 are shown"));
    assertThat(stream("clicks").unread()).containsExactly(EdgeRole.PRODUCER);
  }

  @Test
  void streams_of_the_same_name_elsewhere_are_not_meant() {
    Home region = new Home(home.accountId(), "us-west-2");
    Home account = new Home("999988887777", home.region());
    put(
        Subscription.firehose(home, "region", region.streamArn("clicks")),
        Subscription.firehose(home, "account", account.streamArn("clicks")),
        MetricStream.running(home, "region", region.streamArn("clicks")),
        Subscription.of(home, "other", "sqs", home.arn("sqs", "clicks")));
    scan();
    assertThat(producers("clicks")).isEmpty();
  }

  @Test
  void a_topic_of_another_account_keeps_its_account_and_a_deleted_subscription_is_none() {
    Home other = new Home("999988887777", home.region());
    String arn = home.streamArn("clicks");
    put(
        Subscription.firehose(home, "x", arn).toTopic(other.arn("sns", "theirs")),
        Subscription.firehose(home, "gone", arn).deleted(),
        Subscription.firehose(home, "waiting", arn).pending());
    scan();
    assertThat(producers("clicks").keySet())
        .extracting(producer -> producer.scope().account() + " " + producer.name())
        .containsExactlyInAnyOrder("999988887777 theirs", home.accountId() + " waiting");
  }

  @Test
  void flow_logs_name_the_stream_with_a_slash_or_a_colon() {
    directPut(home, "flows");
    put(
        FlowLog.toStream(home, "fl-1", "vpc-1", "flows"),
        FlowLog.toStreamByColon(home, "fl-2", "vpc-1", "flows"),
        FlowLog.toStreamByColon(home, "fl-3", "eni-3", "flows"),
        new FlowLog(home, "fl-4", "vpc-4", "s3", "arn:aws:s3:::flows"));
    scan();
    assertThat(producers("flows"))
        .isEqualTo(
            Map.of(
                producer(ProducerKind.VPC_FLOW_LOG, "vpc-1"),
                "flows · fl-1, traffic ALL · fl-2, traffic ALL",
                producer(ProducerKind.VPC_FLOW_LOG, "eni-3"),
                "flows · fl-3, traffic ALL"));
  }

  @Test
  void web_acls_of_cloudfront_are_asked_for_where_aws_keeps_them() {
    Home virginia = new Home(home.accountId(), "us-east-1");
    directPut(virginia, "aws-waf-logs-shop");
    put(
        WebAclLogging.regional(virginia, "shop", virginia.streamArn("aws-waf-logs-shop")),
        WebAclLogging.cloudFront(virginia, "shop", virginia.streamArn("aws-waf-logs-shop")));
    scan(settings().with("awsRegion", "us-east-1"));

    assertThat(names("aws-waf-logs-shop")).containsExactly("global/shop", "shop");
    assertThat(aws.calls("ListLoggingConfigurations")).isEqualTo(2);
  }

  @Test
  void what_is_stopped_or_enriched_says_so() {
    String arn = home.streamArn("clicks");
    put(
        MetricStream.running(home, "paused", arn).stopped(),
        Pipe.running(home, "pipe", home.arn("sqs", "q"), arn)
            .enrichedBy(home.arn("lambda", "function:enrich"))
            .stopped());
    scan();
    assertThat(producers("clicks"))
        .isEqualTo(
            Map.of(
                producer(ProducerKind.METRIC_STREAM, "paused"),
                "clicks · stopped",
                producer(ProducerKind.EVENTBRIDGE_PIPE, "pipe"),
                "clicks · from "
                    + home.arn("sqs", "q")
                    + " · enriched by "
                    + home.arn("lambda", "function:enrich")
                    + " · stopped"));
  }

  @Test
  void log_groups_come_from_their_filters_the_accounts_policies_and_destinations() {
    directPut(home, "findings");
    String arn = home.streamArn("clicks");
    LogDestination door = new LogDestination(home, "door", arn);
    put(
        LogGroup.of(
            home,
            "/app/two",
            SubscriptionFilter.to("a", arn),
            SubscriptionFilter.to("b", home.arn("kinesis", "stream/x"))),
        LogGroup.of(home, "/app/door", SubscriptionFilter.to("c", door.arn())),
        LogGroup.of(home, "/app/lambda", SubscriptionFilter.to("d", home.arn("lambda", "f:g"))),
        LogGroup.of(home, "/app/none"),
        door,
        AccountPolicy.subscription(home, "everything", arn)
            .selecting("LogGroupName NOT IN [\"x\"]"),
        new AccountPolicy(
            home,
            "protect",
            "DATA_PROTECTION_POLICY",
            "{\"Statement\":[{\"Operation\":{\"Audit\":{\"FindingsDestination\":{\"Firehose\":"
                + "{\"DeliveryStream\":\"findings\"}}}}}]}",
            ""),
        new AccountPolicy(home, "broken", "DATA_PROTECTION_POLICY", "no json", ""));
    ScanReport report = scan();

    assertThat(report.problems()).isEmpty();
    assertThat(producers("clicks"))
        .isEqualTo(
            Map.of(
                producer(ProducerKind.LOG_GROUP, "/app/two"), "clicks · filter a",
                producer(ProducerKind.LOG_GROUP, "/app/door"), "clicks · filter c",
                producer(ProducerKind.LOG_GROUP, "destination/door"), "clicks · other accounts",
                producer(ProducerKind.LOG_GROUP, "account-policy/everything"),
                    "clicks · all log groups where LogGroupName NOT IN [\"x\"]"));
    assertThat(names("findings")).containsExactly("account-policy/protect");
  }

  @Test
  void only_groups_that_forward_to_firehose_cost_a_call() {
    put(
        LogGroup.of(home, "/a", SubscriptionFilter.to("a", home.streamArn("clicks"))),
        LogGroup.of(home, "/b", SubscriptionFilter.to("b", home.arn("lambda", "function:f"))),
        LogGroup.of(home, "/c", SubscriptionFilter.to("c", home.streamArn("clicks")).quiet()),
        LogGroup.of(home, "/d"));
    scan();

    assertThat(names("clicks")).containsExactly("/a", "/c");
    assertThat(aws.calls("DescribeSubscriptionFilters")).isEqualTo(2);
  }

  @Test
  void without_the_metrics_all_groups_are_asked_and_nothing_is_lost() {
    everything("clicks");
    put(LogGroup.of(home, "/quiet", SubscriptionFilter.to("q", home.streamArn("clicks")).quiet()));
    aws.simulator.deny(Set.of("cloudwatch:ListMetrics"));
    ScanReport report = scan();

    assertThat(report.problems()).isEmpty();
    assertThat(report.features()).containsEntry("producers.logs", FeatureState.READ);
    assertThat(names("clicks")).contains("/quiet", "/aws/lambda/checkout");
    assertThat(events.lines(Level.INFO))
        .anySatisfy(line -> assertThat(line).contains("cloudwatch:ListMetrics", "up to 1000"));
  }

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

  private void assertOneWarning(ScanReport report, String action, String kind) {
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
    assertThat(stream("clicks").unread()).containsExactly(EdgeRole.PRODUCER);
    assertThat(report.features())
        .containsEntry("producers.pipes", FeatureState.OFF)
        .containsEntry("producers.sns", FeatureState.READ);
    for (String operation : List.of("ListMetricStreams", "ListPipes", "DescribeDestinations")) {
      assertThat(aws.calls(operation)).as(operation).isZero();
    }
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

  @Test
  void nothing_found_is_explained_and_a_telling_name_gives_a_hint() {
    directPut(home, "aws-waf-logs-shop");
    directPut(home, "amazon-apigateway-shop");
    scan();

    assertThat(fact("clicks").get("found")).isEqualTo(0);
    assertThat((String) fact("clicks").get("note")).contains("PutRecord");
    assertThat(fact("clicks").containsKey("hint")).isFalse();
    assertThat((String) fact("aws-waf-logs-shop").get("hint")).contains("WAF");
    assertThat((String) fact("amazon-apigateway-shop").get("hint")).contains("API Gateway");
    assertThat(stream("clicks").unread()).isEmpty();
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
}
