package dev.hydrant.model.asset;

/**
 * A bucket, or the part of it below the static prefix.
 *
 * @param prefix static part of the key prefix, case kept, without a slash at either end; empty for
 *     the bucket itself
 */
public record S3Location(String partition, String bucket, String prefix) implements Asset {
  @Override
  public String id() {
    return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
  }

  @Override
  public <R> R accept(AssetVisitor<R> visitor) {
    return visitor.visitS3Location(this);
  }
}
