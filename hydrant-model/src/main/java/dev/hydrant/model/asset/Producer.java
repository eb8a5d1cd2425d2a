package dev.hydrant.model.asset;

/**
 * An AWS resource that writes to a Direct PUT delivery stream.
 *
 * @param name the resource's own name: topic, bus and rule, log group, stream, web ACL
 */
public record Producer(ProducerKind producer, AwsScope scope, String name) implements Asset {
  @Override
  public String id() {
    return "producer://"
        + String.join("/", producer.system(), scope.account(), scope.region(), name);
  }

  @Override
  public <R> R accept(AssetVisitor<R> visitor) {
    return visitor.visitProducer(this);
  }
}
