package dev.hydrant.simulator.demo;

import static dev.hydrant.simulator.demo.Company.*;

import dev.hydrant.simulator.cloudwatch.MetricStream;
import dev.hydrant.simulator.ec2.FlowLog;
import dev.hydrant.simulator.eventbridge.EventBus;
import dev.hydrant.simulator.eventbridge.EventRule;
import dev.hydrant.simulator.logs.LogDestination;
import dev.hydrant.simulator.logs.LogGroup;
import dev.hydrant.simulator.logs.SubscriptionFilter;
import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.pipes.Pipe;
import dev.hydrant.simulator.resolver.QueryLogConfig;
import dev.hydrant.simulator.sns.Subscription;
import dev.hydrant.simulator.waf.WebAclLogging;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who writes to the Direct PUT streams. What applications write with the SDK, such as {@code
 * clickstream-web}, has no producer here, as AWS knows of none.
 */
final class Producers {
  private static final String ACCESS_LOGS = PLATFORM_EU.streamArn("amazon-apigateway-access-logs");
  private static final LogDestination CENTRAL_ACCESS_LOGS =
      new LogDestination(PLATFORM_EU, "central-access-logs", ACCESS_LOGS);

  private Producers() {}

  static List<AwsResource> resources() {
    return Stream.of(topics(), events(), pipes(), security(), logs())
        .<AwsResource>flatMap(List::stream)
        .toList();
  }

  private static List<AwsResource> topics() {
    return List.of(
        Subscription.firehose(
            COMMERCE_EU, "email-events", COMMERCE_EU.streamArn("email-engagement")),
        Subscription.firehose(
            COMMERCE_EU, "campaign-mails", COMMERCE_EU.streamArn("email-engagement")),
        Subscription.of(COMMERCE_EU, "email-events", "sqs", COMMERCE_EU.arn("sqs", "bounces")),
        Subscription.firehose(
            COMMERCE_EU, "supplier-updates", COMMERCE_EU.streamArn("supplier-feed")),
        Subscription.firehose(
                COMMERCE_EU, "supplier-updates-v2", COMMERCE_EU.streamArn("supplier-feed"))
            .pending(),
        Subscription.of(COMMERCE_EU, "order-alerts", "email", "orders@acme.example"),
        // The topic of another account.
        Subscription.firehose(PLATFORM_US, "rates", PLATFORM_US.streamArn("exchange-rates"))
            .toTopic(COMMERCE_US.arn("sns", "market-rates")));
  }

  private static List<AwsResource> events() {
    String status = COMMERCE_EU.streamArn("order-status-events");
    return List.of(
        new EventBus(COMMERCE_EU, "orders"),
        EventRule.to(COMMERCE_EU, "order-status-changed", status).on("orders"),
        EventRule.to(COMMERCE_EU, "order-cancelled", status, COMMERCE_EU.arn("sqs", "refunds"))
            .on("orders"),
        EventRule.to(COMMERCE_EU, "warehouse-status", status),
        EventRule.to(COMMERCE_EU, "nightly", COMMERCE_EU.arn("lambda", "function:nightly")),
        EventRule.to(
            PLATFORM_EU, "guardduty-findings", PLATFORM_EU.streamArn("guardduty-findings")));
  }

  private static List<AwsResource> pipes() {
    return List.of(
        Pipe.running(
                COMMERCE_EU,
                "chargebacks",
                COMMERCE_EU.arn("sqs", "chargebacks"),
                COMMERCE_EU.streamArn("payments-chargebacks"))
            .enrichedBy(COMMERCE_EU.arn("lambda", "function:chargeback-enricher")),
        Pipe.running(
                COMMERCE_EU,
                "refund-requests",
                COMMERCE_EU.arn("sqs", "refunds"),
                COMMERCE_EU.arn("states", "stateMachine:refunds"))
            .loggingTo(COMMERCE_EU.streamArn("order-status-events")));
  }

  private static List<AwsResource> security() {
    return List.of(
        WebAclLogging.regional(
            PLATFORM_EU, "storefront", PLATFORM_EU.streamArn("aws-waf-logs-storefront")),
        WebAclLogging.regional(PLATFORM_EU, "admin", PLATFORM_EU.streamArn("aws-waf-logs-admin")),
        WebAclLogging.cloudFront(
            PLATFORM_US, "storefront-edge", PLATFORM_US.streamArn("aws-waf-logs-storefront")),
        FlowLog.toStream(PLATFORM_EU, "fl-0a1demo", "vpc-0d4storefront", "vpc-flow-logs"),
        FlowLog.toStream(PLATFORM_EU, "fl-0b2demo", "vpc-0e5platform", "vpc-flow-logs"),
        FlowLog.toStreamByColon(PLATFORM_EU, "fl-0c3demo", "subnet-0f6admin", "vpc-flow-logs"),
        FlowLog.toStreamByColon(
            PLATFORM_EU, "fl-0d4demo", "vpc-0d4storefront", "vpc-flow-logs-splunk"),
        new FlowLog(
            PLATFORM_EU,
            "fl-0e5demo",
            "vpc-0e5platform",
            "s3",
            PLATFORM_EU.bucketArn(SECURITY_LOGS) + "/flow/"),
        new QueryLogConfig(
            PLATFORM_EU, "storefront-dns", PLATFORM_EU.streamArn("route53-resolver-queries"), 2));
  }

  /** Access logs of both accounts meet in one stream; the other account's by a destination. */
  private static List<AwsResource> logs() {
    return List.of(
        MetricStream.running(
            PLATFORM_EU, "all-metrics", PLATFORM_EU.streamArn("cloudwatch-metrics-datadog")),
        CENTRAL_ACCESS_LOGS,
        LogGroup.of(
            PLATFORM_EU,
            "/aws/apigateway/storefront",
            SubscriptionFilter.to("to-archive", ACCESS_LOGS)),
        LogGroup.of(
            PLATFORM_EU,
            "/aws/apigateway/retired",
            SubscriptionFilter.to("to-archive", ACCESS_LOGS).quiet()),
        LogGroup.of(
            COMMERCE_EU,
            "/aws/apigateway/checkout",
            SubscriptionFilter.to("to-central-archive", CENTRAL_ACCESS_LOGS.arn()),
            SubscriptionFilter.to("to-alarms", COMMERCE_EU.arn("lambda", "function:log-alarms"))),
        LogGroup.of(COMMERCE_EU, "/aws/lambda/order-denormaliser"),
        LogGroup.of(COMMERCE_EU, "/aws/lambda/card-tokeniser"));
  }
}
