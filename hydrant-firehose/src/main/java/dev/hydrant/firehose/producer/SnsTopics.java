package dev.hydrant.firehose.producer;

import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.firehose.map.Arn;
import dev.hydrant.model.asset.Producer;
import dev.hydrant.model.asset.ProducerKind;
import dev.hydrant.model.permission.Feature;
import java.util.Set;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Topics of SNS, of any account, to which a delivery stream of this one is subscribed. */
final class SnsTopics implements ProducerReader {
  private static final String PROTOCOL = "firehose";

  /** Stands where the subscription's ARN was, for a while. */
  private static final String DELETED = "Deleted";

  @Override
  public Feature feature() {
    return Feature.SNS;
  }

  @Override
  public Set<Operation> telling() {
    return Set.of(Operation.LIST_SUBSCRIPTIONS);
  }

  @Override
  public ProducerLookup read(Inquiry inquiry) {
    SnsClient client =
        inquiry.clients().open(AwsService.SNS, inquiry.scope().region(), SnsClient.builder());
    Findings findings = new Findings(inquiry);
    inquiry.readAll(
        new Pages<>(
            Operation.LIST_SUBSCRIPTIONS,
            token -> client.listSubscriptions(r -> r.nextToken(token)),
            ListSubscriptionsResponse::nextToken,
            page -> page.subscriptions().forEach(one -> add(findings, one))));
    return findings;
  }

  private static void add(Findings findings, Subscription subscription) {
    if (PROTOCOL.equals(subscription.protocol())
        && !DELETED.equals(subscription.subscriptionArn())) {
      Arn.of("sns", subscription.topicArn())
          .map(topic -> new Producer(ProducerKind.SNS_TOPIC, topic.scope(), topic.resource()))
          .ifPresent(topic -> findings.add(subscription.endpoint(), topic, ""));
    }
  }
}
