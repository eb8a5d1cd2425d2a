package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hydrant.simulator.ec2.FlowLog;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.resolver.QueryLogConfig;
import dev.hydrant.simulator.waf.WebAclLogging;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.ListResolverQueryLogConfigsResponse;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfig;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.ListLoggingConfigurationsResponse;
import software.amazon.awssdk.services.wafv2.model.LoggingConfiguration;
import software.amazon.awssdk.services.wafv2.model.Scope;

/** Where firewalls, networks and name servers log. */
class NetworkLogsTest extends ServiceFixture {
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
    simulator().deny(Set.of("ec2:DescribeFlowLogs"));
    assertError(ec2::describeFlowLogs, 403, "UnauthorizedOperation", "ec2:DescribeFlowLogs");
    simulator().allowAll();
    simulator().setFaults(FaultPlan.parse("DescribeFlowLogs:throttle"));
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
}
