package dev.hydrant.model.asset;

/** A DynamoDB table. */
public record DynamoDbTable(AwsScope scope, String name) implements Asset {
  @Override
  public String id() {
    return scope.arn("dynamodb", "table/" + name);
  }

  @Override
  public <R> R accept(AssetVisitor<R> visitor) {
    return visitor.visitDynamoDbTable(this);
  }
}
