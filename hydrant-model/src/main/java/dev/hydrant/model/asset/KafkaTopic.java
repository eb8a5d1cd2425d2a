package dev.hydrant.model.asset;

import java.util.List;

/**
 * A topic of an MSK cluster.
 *
 * @param scope of the cluster, which may be another account than the delivery stream's
 * @param clusterName the second path segment of the cluster's ARN
 * @param clusterUuid the third path segment, or empty where the ARN has none
 * @param topic as written; may hold dots
 * @param bootstrapServers host:port of the brokers where they were read, else empty
 */
public record KafkaTopic(
    AwsScope scope,
    String clusterName,
    String clusterUuid,
    String topic,
    List<String> bootstrapServers)
    implements Asset {
  public KafkaTopic {
    bootstrapServers = List.copyOf(bootstrapServers);
  }

  @Override
  public String id() {
    return scope.arn(
        "kafka",
        "topic/" + clusterName + (clusterUuid.isEmpty() ? "" : "/" + clusterUuid) + "/" + topic);
  }

  @Override
  public <R> R accept(AssetVisitor<R> visitor) {
    return visitor.visitKafkaTopic(this);
  }
}
