package dev.hydrant.firehose.upstream;

import java.util.List;
import java.util.Optional;

/** What is asked of MSK. Blocks and throws only HydrantException. */
@FunctionalInterface
interface BrokerCalls {
  /** All brokers of a cluster, sorted; empty when there is no such cluster, any more. */
  Optional<List<String>> brokers(String region, String clusterArn);
}
