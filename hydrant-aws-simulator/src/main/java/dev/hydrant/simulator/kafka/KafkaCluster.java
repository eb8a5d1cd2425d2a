package dev.hydrant.simulator.kafka;

import static dev.hydrant.simulator.organisation.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Json;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An MSK cluster.
 *
 * @param type PROVISIONED or SERVERLESS
 * @param brokers member of GetBootstrapBrokers → host:port list, such as {@code
 *     bootstrapBrokerStringTls}; empty while the cluster has none
 * @param open whether callers of other accounts may describe it
 * @param body further members of DescribeClusterV2's {@code clusterInfo}
 */
public record KafkaCluster(
    Home home,
    String arn,
    String type,
    String state,
    Map<String, String> brokers,
    boolean open,
    ObjectNode body)
    implements AwsResource {
  public KafkaCluster {
    brokers = Collections.unmodifiableMap(new TreeMap<>(brokers));
    body = body.deepCopy();
  }

  public static KafkaCluster provisioned(Home home, String arn) {
    return new KafkaCluster(
        home,
        arn,
        "PROVISIONED",
        "ACTIVE",
        Map.of(),
        false,
        object(
            "provisioned",
            object(
                "numberOfBrokerNodes",
                3,
                "currentBrokerSoftwareInfo",
                object("kafkaVersion", "3.6.0"))));
  }

  public static KafkaCluster serverless(Home home, String arn) {
    return new KafkaCluster(
        home,
        arn,
        "SERVERLESS",
        "ACTIVE",
        Map.of(),
        false,
        object(
            "serverless",
            object(
                "clientAuthentication", object("sasl", object("iam", object("enabled", true))))));
  }

  /**
   * @param member as GetBootstrapBrokers names it, such as {@code bootstrapBrokerStringSaslIam}
   */
  public KafkaCluster brokers(String member, String hostsAndPorts) {
    Map<String, String> more = new TreeMap<>(brokers);
    more.put(member, hostsAndPorts);
    return new KafkaCluster(home, arn, type, state, more, open, body);
  }

  public KafkaCluster in(String newState) {
    return new KafkaCluster(home, arn, type, newState, brokers, open, body);
  }

  public KafkaCluster openToOthers() {
    return new KafkaCluster(home, arn, type, state, brokers, true, body);
  }

  /** Further members of {@code clusterInfo}, such as {@code tags}. */
  public KafkaCluster with(Object... namesAndValues) {
    return new KafkaCluster(
        home, arn, type, state, brokers, open, Json.put(body.deepCopy(), namesAndValues));
  }

  /** The second segment of the ARN's path. */
  public String name() {
    return arn.split("/", -1)[1];
  }

  @Override
  public String key() {
    return arn;
  }
}
