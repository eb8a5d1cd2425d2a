package dev.hydrant.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.model.asset.ProducerKind;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.RunEvents.Level;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.simulator.cloudwatch.MetricStream;
import dev.hydrant.simulator.ec2.FlowLog;
import dev.hydrant.simulator.eventbridge.EventBus;
import dev.hydrant.simulator.eventbridge.EventRule;
import dev.hydrant.simulator.logs.AccountPolicy;
import dev.hydrant.simulator.logs.LogDestination;
import dev.hydrant.simulator.logs.LogGroup;
import dev.hydrant.simulator.logs.SubscriptionFilter;
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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ProducersTest extends ProducersScenario {
  ProducersTest() throws IOException {}

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
}
