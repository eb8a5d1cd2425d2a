package dev.hydrant.firehose.producer;

import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.firehose.map.Arn;
import dev.hydrant.model.asset.Producer;
import dev.hydrant.model.asset.ProducerKind;
import dev.hydrant.model.permission.Feature;
import java.util.Set;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.ListLoggingConfigurationsResponse;
import software.amazon.awssdk.services.wafv2.model.LoggingConfiguration;
import software.amazon.awssdk.services.wafv2.model.Scope;

/** Web ACLs of AWS WAF that log to a delivery stream. */
final class WebAclLogging implements ProducerReader {
  /** Where AWS keeps the ACLs of CloudFront, and the only region to whose streams they log. */
  private static final String HOME_OF_CLOUDFRONT = "us-east-1";

  private static final int A_PAGE = 100;

  @Override
  public Feature feature() {
    return Feature.WAF;
  }

  @Override
  public Set<Operation> telling() {
    return Set.of(Operation.LIST_LOGGING_CONFIGURATIONS);
  }

  @Override
  public ProducerLookup read(Inquiry inquiry) {
    Wafv2Client client =
        inquiry.clients().open(AwsService.WAF, inquiry.scope().region(), Wafv2Client.builder());
    Findings findings = new Findings(inquiry);
    read(inquiry, client, Scope.REGIONAL, findings);
    if (inquiry.scope().region().equals(HOME_OF_CLOUDFRONT)) {
      read(inquiry, client, Scope.CLOUDFRONT, findings);
    }
    return findings;
  }

  private static void read(Inquiry inquiry, Wafv2Client client, Scope scope, Findings findings) {
    inquiry.readAll(
        new Pages<>(
            Operation.LIST_LOGGING_CONFIGURATIONS,
            marker ->
                client.listLoggingConfigurations(
                    r -> r.scope(scope).limit(A_PAGE).nextMarker(marker)),
            ListLoggingConfigurationsResponse::nextMarker,
            page -> page.loggingConfigurations().forEach(one -> add(findings, one))));
  }

  private static void add(Findings findings, LoggingConfiguration logging) {
    Arn.of("wafv2", logging.resourceArn())
        .ifPresent(
            acl -> {
              Producer producer = new Producer(ProducerKind.WAF_ACL, acl.scope(), name(acl));
              logging
                  .logDestinationConfigs()
                  .forEach(destination -> findings.add(destination, producer, ""));
            });
  }

  /**
   * Of {@code regional/webacl/name/id} the name; an ACL of CloudFront may bear the same one, so it
   * keeps the word that tells it apart.
   */
  private static String name(Arn acl) {
    String[] parts = acl.resource().split("/");
    if (parts.length < 3) {
      return acl.resource();
    }
    return parts[0].equals("regional") ? parts[2] : parts[0] + "/" + parts[2];
  }
}
