package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hydrant.simulator.ec2.FlowLog;
import dev.hydrant.simulator.eventbridge.EventBus;
import dev.hydrant.simulator.eventbridge.EventRule;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.logs.AccountPolicy;
import dev.hydrant.simulator.logs.LogDestination;
import dev.hydrant.simulator.logs.LogGroup;
import dev.hydrant.simulator.logs.SubscriptionFilter;
import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.pipes.Pipe;
import dev.hydrant.simulator.resolver.QueryLogConfig;
import dev.hydrant.simulator.sns.Subscription;
import dev.hydrant.simulator.waf.WebAclLogging;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.Destination;
import software.amazon.awssdk.services.cloudwatchlogs.model.PolicyType;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetResponse;
import software.amazon.awssdk.services.pipes.PipesClient;
import software.amazon.awssdk.services.pipes.model.DescribePipeResponse;
import software.amazon.awssdk.services.pipes.model.NotFoundException;
import software.amazon.awssdk.services.pipes.model.PipeState;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.ListResolverQueryLogConfigsResponse;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfig;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.ListLoggingConfigurationsResponse;
import software.amazon.awssdk.services.wafv2.model.LoggingConfiguration;
import software.amazon.awssdk.services.wafv2.model.Scope;

/** The services in which the producers of delivery streams can be found. */
class ProducersTest {
  private static final String STREAM = HOME.streamArn("stream");
  private static final String OTHER = HOME.streamArn("other");
  private static final Home US_EAST = new Home(HOME.accountId(), "us-east-1");

  private AwsSimulator simulator;
  private final List<AutoCloseable> clients = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    simulator = AwsSimulator.start(SimulatorOptions.defaults(), OneHomeOrganisation.of("stream"));
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable client : clients) {
      client.close();
    }
    simulator.close();
  }

  @Test
  void subscriptions_of_all_protocols_come_a_hundred_a_page() {
    put(Subscription.firehose(HOME, "orders", STREAM));
    put(Subscription.of(HOME, "orders", "email", "someone@acme.example").pending());
    put(Subscription.firehose(HOME, "gone", STREAM).deleted());
    IntStream.range(0, 150)
        .forEach(n -> put(Subscription.of(HOME, "topic-" + n, "sqs", HOME.arn("sqs", "q" + n))));
    SnsClient sns = client(SnsClient.builder(), HOME);

    var pages = sns.listSubscriptionsPaginator().stream().toList();
    var all = pages.stream().flatMap(page -> page.subscriptions().stream()).toList();

    assertThat(pages).extracting(page -> page.subscriptions().size()).containsExactly(100, 53);
    assertThat(all)
        .filteredOn(subscription -> subscription.topicArn().equals(HOME.arn("sns", "orders")))
        .extracting(s -> s.protocol(), s -> s.endpoint(), s -> s.owner())
        .containsExactlyInAnyOrder(
            tuple("firehose", STREAM, HOME.accountId()),
            tuple("email", "someone@acme.example", HOME.accountId()));
    assertThat(all)
        .extracting(s -> s.subscriptionArn())
        .contains("PendingConfirmation", "Deleted")
        .anyMatch(arn -> arn.startsWith(HOME.arn("sns", "orders:")));
  }

  @Test
  void sns_names_its_errors_in_its_own_way() {
    SnsClient sns = client(SnsClient.builder(), HOME);
    simulator.deny(Set.of("sns:ListSubscriptions"));

    assertError(sns::listSubscriptions, 403, "AuthorizationError", "SNS:ListSubscriptions");
    simulator.allowAll();
    assertError(
        () -> sns.listSubscriptions(r -> r.nextToken("x")), 400, "InvalidParameter", "NextToken");
  }

  @Test
  void every_account_has_a_default_bus_beside_its_own() {
    put(new EventBus(HOME, "orders"));
    EventBridgeClient events = client(EventBridgeClient.builder(), HOME);

    assertThat(events.listEventBuses(r -> {}).eventBuses())
        .extracting(bus -> bus.name(), bus -> bus.arn())
        .containsExactly(
            tuple("default", HOME.arn("events", "event-bus/default")),
            tuple("orders", HOME.arn("events", "event-bus/orders")));
  }

  @Test
  void rules_are_found_by_their_target_on_one_bus() {
    put(new EventBus(HOME, "orders"));
    put(EventRule.to(HOME, "audit", STREAM, HOME.arn("sqs", "queue")));
    put(EventRule.to(HOME, "elsewhere", OTHER));
    put(EventRule.to(HOME, "placed", STREAM).on("orders"));
    put(EventRule.to(HOME, "returned", STREAM).on("orders"));
    EventBridgeClient events = client(EventBridgeClient.builder(), HOME);

    assertThat(events.listRuleNamesByTarget(r -> r.targetArn(STREAM)).ruleNames())
        .containsExactly("audit");
    ListRuleNamesByTargetResponse first =
        events.listRuleNamesByTarget(r -> r.targetArn(STREAM).eventBusName("orders").limit(1));
    ListRuleNamesByTargetResponse second =
        events.listRuleNamesByTarget(
            r ->
                r.targetArn(STREAM)
                    .eventBusName(HOME.arn("events", "event-bus/orders"))
                    .nextToken(first.nextToken()));
    assertThat(first.ruleNames()).containsExactly("placed");
    assertThat(second.ruleNames()).containsExactly("returned");
    assertThat(second.nextToken()).isNull();
    assertError(
        () -> events.listRuleNamesByTarget(r -> r.targetArn(STREAM).eventBusName("nowhere")),
        400,
        "ResourceNotFoundException",
        "Event bus nowhere does not exist.");
  }

  @Test
  void pipes_are_listed_by_the_beginning_of_their_target() {
    put(
        Pipe.running(HOME, "from-queue", HOME.arn("sqs", "orders"), STREAM)
            .enrichedBy(HOME.arn("lambda", "function:enrich")));
    put(Pipe.running(HOME, "stopped", HOME.arn("sqs", "old"), STREAM).stopped());
    put(Pipe.running(HOME, "elsewhere", HOME.arn("sqs", "x"), OTHER).loggingTo(STREAM));
    PipesClient pipes = client(PipesClient.builder(), HOME);

    var found = pipes.listPipesPaginator(r -> r.targetPrefix(STREAM).limit(1)).stream().toList();

    assertThat(found)
        .flatExtracting(page -> page.pipes())
        .extracting(p -> p.name(), p -> p.source(), p -> p.target(), p -> p.currentState())
        .containsExactly(
            tuple("from-queue", HOME.arn("sqs", "orders"), STREAM, PipeState.RUNNING),
            tuple("stopped", HOME.arn("sqs", "old"), STREAM, PipeState.STOPPED));
    assertThat(found.get(0).pipes().get(0).enrichment())
        .isEqualTo(HOME.arn("lambda", "function:enrich"));
    assertThat(pipes.listPipes(r -> {}).pipes()).hasSize(3);
  }

  @Test
  void a_pipe_tells_where_it_logs_only_when_it_is_described() {
    put(Pipe.running(HOME, "quiet", HOME.arn("sqs", "a"), OTHER));
    put(Pipe.running(HOME, "logging", HOME.arn("sqs", "b"), OTHER).loggingTo(STREAM));
    PipesClient pipes = client(PipesClient.builder(), HOME);

    DescribePipeResponse logging = pipes.describePipe(r -> r.name("logging"));

    assertThat(logging.logConfiguration().firehoseLogDestination().deliveryStreamArn())
        .isEqualTo(STREAM);
    assertThat(logging.source()).isEqualTo(HOME.arn("sqs", "b"));
    assertThat(pipes.describePipe(r -> r.name("quiet")).logConfiguration()).isNull();
    assertThatThrownBy(() -> pipes.describePipe(r -> r.name("gone")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Pipe gone does not exist.");
    simulator.deny(Set.of("pipes:DescribePipe"));
    assertError(
        () -> pipes.describePipe(r -> r.name("quiet")), 403, "AccessDeniedException", "pipe/quiet");
  }

  @Test
  void web_acls_log_by_scope_and_those_of_cloudfront_only_in_one_region() {
    put(WebAclLogging.regional(HOME, "shop", HOME.streamArn("aws-waf-logs-shop")));
    put(WebAclLogging.regional(HOME, "zoo", "arn:aws:s3:::aws-waf-logs-zoo"));
    put(WebAclLogging.cloudFront(US_EAST, "edge", US_EAST.streamArn("aws-waf-logs-edge")));
    Wafv2Client here = client(Wafv2Client.builder(), HOME);
    Wafv2Client usEast = client(Wafv2Client.builder(), US_EAST);

    ListLoggingConfigurationsResponse first =
        here.listLoggingConfigurations(r -> r.scope(Scope.REGIONAL).limit(1));
    ListLoggingConfigurationsResponse second =
        here.listLoggingConfigurations(r -> r.scope(Scope.REGIONAL).nextMarker(first.nextMarker()));

    assertThat(first.loggingConfigurations())
        .extracting(LoggingConfiguration::logDestinationConfigs)
        .containsExactly(List.of(HOME.streamArn("aws-waf-logs-shop")));
    assertThat(first.loggingConfigurations().get(0).resourceArn())
        .startsWith(HOME.arn("wafv2", "regional/webacl/shop/"));
    assertThat(second.loggingConfigurations()).hasSize(1);
    assertThat(second.nextMarker()).isNull();
    assertThat(
            usEast
                .listLoggingConfigurations(r -> r.scope(Scope.CLOUDFRONT))
                .loggingConfigurations())
        .extracting(LoggingConfiguration::resourceArn)
        .allMatch(arn -> arn.contains(":global/webacl/edge/"))
        .hasSize(1);
    assertError(
        () -> here.listLoggingConfigurations(r -> r.scope(Scope.CLOUDFRONT)),
        400,
        "WAFInvalidParameterException",
        "SCOPE_VALUE");
  }

  @Test
  void flow_logs_are_filtered_by_the_type_of_their_destination() {
    put(FlowLog.toStream(HOME, "fl-1", "vpc-0a1", "stream"));
    put(FlowLog.toStreamByColon(HOME, "fl-2", "subnet-0b2", "stream"));
    put(new FlowLog(HOME, "fl-3", "vpc-0c3", "s3", "arn:aws:s3:::flow-logs"));
    Ec2Client ec2 = client(Ec2Client.builder(), HOME);

    var answer =
        ec2.describeFlowLogs(
            r -> r.filter(f -> f.name("log-destination-type").values("kinesis-data-firehose")));

    assertThat(answer.flowLogs())
        .extracting(log -> log.flowLogId(), log -> log.resourceId(), log -> log.logDestination())
        .containsExactly(
            tuple("fl-1", "vpc-0a1", STREAM),
            tuple("fl-2", "subnet-0b2", HOME.arn("firehose", "deliverystream:stream")));
    assertThat(answer.flowLogs().get(0).logDestinationTypeAsString())
        .isEqualTo("kinesis-data-firehose");
    assertThat(
            ec2.describeFlowLogsPaginator(r -> r.maxResults(1)).flowLogs().stream()
                .map(log -> log.flowLogId()))
        .containsExactly("fl-1", "fl-2", "fl-3");
  }

  @Test
  void ec2_names_its_errors_in_its_own_way() {
    Ec2Client ec2 = client(Ec2Client.builder(), HOME);
    simulator.deny(Set.of("ec2:DescribeFlowLogs"));
    assertError(ec2::describeFlowLogs, 403, "UnauthorizedOperation", "ec2:DescribeFlowLogs");
    simulator.allowAll();
    simulator.setFaults(FaultPlan.parse("DescribeFlowLogs:throttle"));
    assertError(ec2::describeFlowLogs, 503, "RequestLimitExceeded", "Rate exceeded");
    assertError(
        () -> ec2.describeFlowLogs(r -> r.filter(f -> f.name("colour").values("red"))),
        400,
        "InvalidParameterValue",
        "colour");
  }

  @Test
  void query_logs_say_how_many_there_are_and_can_be_filtered() {
    put(new QueryLogConfig(HOME, "dns-to-stream", STREAM, 3));
    put(new QueryLogConfig(HOME, "dns-to-bucket", "arn:aws:s3:::dns", 1));
    Route53ResolverClient resolver = client(Route53ResolverClient.builder(), HOME);

    ListResolverQueryLogConfigsResponse all =
        resolver.listResolverQueryLogConfigs(r -> r.maxResults(1));
    ListResolverQueryLogConfigsResponse filtered =
        resolver.listResolverQueryLogConfigs(
            r -> r.filters(f -> f.name("DestinationArn").values(STREAM)));

    assertThat(all.totalCount()).isEqualTo(2);
    assertThat(all.resolverQueryLogConfigs()).hasSize(1);
    assertThat(all.nextToken()).isNotNull();
    assertThat(filtered.totalFilteredCount()).isEqualTo(1);
    assertThat(filtered.resolverQueryLogConfigs())
        .extracting(
            ResolverQueryLogConfig::name,
            ResolverQueryLogConfig::destinationArn,
            ResolverQueryLogConfig::associationCount)
        .containsExactly(tuple("dns-to-stream", STREAM, 3));
    assertError(
        () ->
            resolver.listResolverQueryLogConfigs(r -> r.filters(f -> f.name("Colour").values(""))),
        400,
        "InvalidParameterException",
        "Colour");
  }

  @Test
  void log_groups_come_fifty_a_page_and_by_prefix() {
    IntStream.range(0, 120).forEach(n -> put(LogGroup.of(HOME, "/app/%03d".formatted(n))));
    put(LogGroup.of(HOME, "/zoo"));
    CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder(), HOME);

    assertThat(logs.describeLogGroupsPaginator().stream())
        .extracting(page -> page.logGroups().size())
        .containsExactly(50, 50, 21);
    assertThat(logs.describeLogGroups(r -> r.logGroupNamePrefix("/z")).logGroups())
        .extracting(group -> group.logGroupName(), group -> group.logGroupArn())
        .containsExactly(tuple("/zoo", HOME.arn("logs", "log-group:/zoo")));
    assertError(
        () -> logs.describeLogGroups(r -> r.limit(51)), 400, "ValidationException", "limit");
  }

  @Test
  void a_log_group_tells_its_filters_and_has_two_at_most() {
    put(
        LogGroup.of(
            HOME,
            "/app/shop",
            SubscriptionFilter.to("to-firehose", STREAM),
            SubscriptionFilter.to("to-kinesis", HOME.arn("kinesis", "stream/logs"))));
    CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder(), HOME);

    assertThat(
            logs.describeSubscriptionFiltersPaginator(r -> r.logGroupName("/app/shop").limit(1))
                .subscriptionFilters())
        .extracting(
            filter -> filter.filterName(),
            filter -> filter.logGroupName(),
            filter -> filter.destinationArn())
        .containsExactly(
            tuple("to-firehose", "/app/shop", STREAM),
            tuple("to-kinesis", "/app/shop", HOME.arn("kinesis", "stream/logs")));
    assertError(
        () -> logs.describeSubscriptionFilters(r -> r.logGroupName("/gone")),
        400,
        "ResourceNotFoundException",
        "The specified log group does not exist.");
    SubscriptionFilter one = SubscriptionFilter.to("one", STREAM);
    assertThatThrownBy(() -> LogGroup.of(HOME, "/app", one, one, one))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void one_log_groups_filters_can_be_denied() {
    put(LogGroup.of(HOME, "/open"));
    put(LogGroup.of(HOME, "/closed"));
    CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder(), HOME);
    simulator.denyOn(
        HOME.arn("logs", "log-group:/closed"), Set.of("logs:DescribeSubscriptionFilters"));

    assertThat(logs.describeSubscriptionFilters(r -> r.logGroupName("/open")).subscriptionFilters())
        .isEmpty();
    assertError(
        () -> logs.describeSubscriptionFilters(r -> r.logGroupName("/closed")),
        400,
        "AccessDeniedException",
        "log-group:/closed");
  }

  @Test
  void account_policies_are_asked_for_by_type() {
    put(AccountPolicy.subscription(HOME, "everything", STREAM).selecting("LogGroupName NOT IN []"));
    CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder(), HOME);

    var policies =
        logs.describeAccountPolicies(r -> r.policyType(PolicyType.SUBSCRIPTION_FILTER_POLICY))
            .accountPolicies();

    assertThat(policies).hasSize(1);
    assertThat(policies.get(0).policyDocument()).contains("\"DestinationArn\":\"" + STREAM + "\"");
    assertThat(policies.get(0).selectionCriteria()).isEqualTo("LogGroupName NOT IN []");
    assertThat(
            logs.describeAccountPolicies(r -> r.policyType(PolicyType.DATA_PROTECTION_POLICY))
                .accountPolicies())
        .isEmpty();
    assertError(
        () -> logs.describeAccountPolicies(r -> r.policyType("NONSENSE")),
        400,
        "InvalidParameterException",
        "NONSENSE");
  }

  @Test
  void log_destinations_tell_the_stream_behind_them() {
    put(new LogDestination(HOME, "central", STREAM));
    put(new LogDestination(HOME, "other", OTHER));
    CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder(), HOME);

    assertThat(logs.describeDestinations(r -> r.destinationNamePrefix("c")).destinations())
        .extracting(Destination::destinationName, Destination::arn, Destination::targetArn)
        .containsExactly(tuple("central", HOME.arn("logs", "destination:central"), STREAM));
  }

  @Test
  void resources_of_another_account_or_region_are_not_seen() {
    put(new EventBus(US_EAST, "there"));
    put(Subscription.firehose(new Home("444455556666", HOME.region()), "theirs", STREAM));

    assertThat(client(EventBridgeClient.builder(), HOME).listEventBuses(r -> {}).eventBuses())
        .hasSize(1);
    assertThat(client(SnsClient.builder(), HOME).listSubscriptions().subscriptions()).isEmpty();
  }

  @Test
  void a_listing_can_be_told_to_claim_more_for_ever() {
    put(Pipe.running(HOME, "one", HOME.arn("sqs", "a"), STREAM));
    simulator.setFaults(FaultPlan.parse("ListPipes:endless:always"));
    PipesClient pipes = client(PipesClient.builder(), HOME);

    String token = pipes.listPipes(r -> {}).nextToken();

    assertThat(token).isNotNull();
    assertThat(pipes.listPipes(r -> r.nextToken(token)).nextToken()).isNotNull();
  }

  @Test
  void a_listing_of_a_query_service_can_be_told_to_repeat_its_first_page() {
    IntStream.range(0, 101)
        .forEach(n -> put(Subscription.of(HOME, "topic-%03d".formatted(n), "sqs", "q")));
    simulator.setFaults(FaultPlan.parse("ListSubscriptions:repeating:always"));
    SnsClient sns = client(SnsClient.builder(), HOME);

    var first = sns.listSubscriptions();
    var second = sns.listSubscriptions(r -> r.nextToken(first.nextToken()));

    assertThat(first.subscriptions()).hasSize(100);
    assertThat(second.subscriptions()).isEqualTo(first.subscriptions());
    assertThat(second.nextToken()).isNotNull();
  }

  @Test
  void credentials_that_ran_out_are_refused_under_the_name_of_each_protocol() {
    simulator.setFaults(FaultPlan.parse("*:expired:always"));

    assertCode(() -> client(SnsClient.builder(), HOME).listSubscriptions(), 403, "ExpiredToken");
    assertCode(() -> client(Ec2Client.builder(), HOME).describeFlowLogs(), 400, "RequestExpired");
    assertCode(
        () -> client(PipesClient.builder(), HOME).listPipes(r -> {}), 400, "ExpiredTokenException");
    assertCode(
        () -> client(CloudWatchLogsClient.builder(), HOME).describeLogGroups(),
        400,
        "ExpiredTokenException");
    assertCode(
        () ->
            client(Wafv2Client.builder(), HOME).listLoggingConfigurations(r -> r.scope("REGIONAL")),
        400,
        "ExpiredTokenException");
  }

  private static void assertCode(ThrowingCallable call, int status, String code) {
    assertError(call, status, code, "expired");
  }

  private void put(AwsResource resource) {
    simulator.resources().put(resource);
  }

  private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C extends AutoCloseable>
      C client(B builder, Home home) {
    C client = Clients.open(builder, simulator, home);
    clients.add(client);
    return client;
  }

  private static void assertError(ThrowingCallable call, int status, String code, String text) {
    assertThatThrownBy(call)
        .asInstanceOf(type(AwsServiceException.class))
        .satisfies(
            error -> {
              assertThat(error.statusCode()).isEqualTo(status);
              assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(error.awsErrorDetails().errorMessage()).contains(text);
            });
  }
}
