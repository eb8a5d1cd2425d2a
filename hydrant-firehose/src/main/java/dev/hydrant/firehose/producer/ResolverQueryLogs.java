package dev.hydrant.firehose.producer;

import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.firehose.map.Arn;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.Producer;
import dev.hydrant.model.asset.ProducerKind;
import dev.hydrant.model.permission.Feature;
import java.util.Set;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.ListResolverQueryLogConfigsResponse;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfig;

/** Query logs of Route 53 Resolver, own ones and those that another account shares. */
final class ResolverQueryLogs implements ProducerReader {
  private static final int A_PAGE = 100;

  @Override
  public Feature feature() {
    return Feature.RESOLVER_QUERY_LOGS;
  }

  @Override
  public Set<Operation> telling() {
    return Set.of(Operation.LIST_RESOLVER_QUERY_LOG_CONFIGS);
  }

  @Override
  public ProducerLookup read(Inquiry inquiry) {
    Route53ResolverClient client =
        inquiry
            .clients()
            .open(AwsService.RESOLVER, inquiry.scope().region(), Route53ResolverClient.builder());
    Findings findings = new Findings(inquiry);
    inquiry.readAll(
        new Pages<>(
            Operation.LIST_RESOLVER_QUERY_LOG_CONFIGS,
            token -> client.listResolverQueryLogConfigs(r -> r.maxResults(A_PAGE).nextToken(token)),
            ListResolverQueryLogConfigsResponse::nextToken,
            page -> page.resolverQueryLogConfigs().forEach(log -> add(findings, inquiry, log))));
    return findings;
  }

  private static void add(Findings findings, Inquiry inquiry, ResolverQueryLogConfig log) {
    AwsScope scope = Arn.parse(log.arn()).map(Arn::scope).orElse(inquiry.scope());
    String id = Findings.text(log.id());
    String name = Findings.text(log.name());
    String status = Findings.text(log.statusAsString());
    findings.add(
        log.destinationArn(),
        new Producer(ProducerKind.RESOLVER_QUERY_LOG, scope, name.isEmpty() ? id : name),
        status.equals("CREATED") ? id : id + ", status " + status);
  }
}
