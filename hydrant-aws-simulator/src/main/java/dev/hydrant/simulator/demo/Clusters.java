package dev.hydrant.simulator.demo;

import static dev.hydrant.simulator.demo.Company.*;

import dev.hydrant.simulator.kafka.KafkaCluster;
import dev.hydrant.simulator.organisation.Json;
import java.util.List;

/** The MSK clusters of Acme. Neither may be described from the other account. */
final class Clusters {
  private Clusters() {}

  static List<KafkaCluster> all() {
    return List.of(commerce(), platform());
  }

  private static KafkaCluster commerce() {
    String host = "%s.commerceevents.c0demo.c4.kafka.eu-west-1.amazonaws.com:%d";
    return KafkaCluster.provisioned(COMMERCE_EU, COMMERCE_MSK)
        .brokers("bootstrapBrokerString", brokers(host, 9092))
        .brokers("bootstrapBrokerStringTls", brokers(host, 9094))
        .brokers("bootstrapBrokerStringSaslIam", brokers(host, 9098))
        .with("tags", Json.object("team", "orders", "env", "prod"));
  }

  private static KafkaCluster platform() {
    return KafkaCluster.serverless(PLATFORM_EU, PLATFORM_MSK)
        .brokers(
            "bootstrapBrokerStringSaslIam",
            "boot-c1demo.c2.kafka-serverless.eu-west-1.amazonaws.com:9098");
  }

  private static String brokers(String host, int port) {
    return host.formatted("b-1", port)
        + ","
        + host.formatted("b-2", port)
        + ","
        + host.formatted("b-3", port);
  }
}
