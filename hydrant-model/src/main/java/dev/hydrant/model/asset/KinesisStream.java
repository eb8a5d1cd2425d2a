package dev.hydrant.model.asset;

/** A Kinesis data stream, in the account and region that its own ARN names. */
public record KinesisStream(AwsScope scope, String name) implements Asset {
  @Override
  public String id() {
    return scope.arn("kinesis", "stream/" + name);
  }

  @Override
  public <R> R accept(AssetVisitor<R> visitor) {
    return visitor.visitKinesisStream(this);
  }
}
