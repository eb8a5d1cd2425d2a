package dev.hydrant.simulator.sns;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A subscription to a topic.
 *
 * @param protocol such as {@code firehose}, {@code sqs} or {@code email}
 * @param endpoint an ARN or an address, by protocol
 * @param state of a confirmed one empty; else what AWS says in place of its ARN
 */
public record Subscription(
    Home home, String topicArn, String protocol, String endpoint, String state)
    implements AwsResource {
  private static final String PENDING = "PendingConfirmation";
  private static final String DELETED = "Deleted";

  /** Sends a topic of the same account and region to a delivery stream. */
  public static Subscription firehose(Home home, String topic, String streamArn) {
    return of(home, topic, "firehose", streamArn);
  }

  public static Subscription of(Home home, String topic, String protocol, String endpoint) {
    return new Subscription(home, home.arn("sns", topic), protocol, endpoint, "");
  }

  public Subscription pending() {
    return new Subscription(home, topicArn, protocol, endpoint, PENDING);
  }

  public Subscription deleted() {
    return new Subscription(home, topicArn, protocol, endpoint, DELETED);
  }

  /** To a topic of another account or region. */
  public Subscription toTopic(String arn) {
    return new Subscription(home, arn, protocol, endpoint, state);
  }

  @Override
  public String key() {
    return topicArn + " " + protocol + " " + endpoint;
  }

  String arn() {
    return state.isEmpty()
        ? topicArn + ":" + UUID.nameUUIDFromBytes(key().getBytes(StandardCharsets.UTF_8))
        : state;
  }
}
