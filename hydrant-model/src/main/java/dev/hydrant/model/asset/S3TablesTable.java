package dev.hydrant.model.asset;

/** An Iceberg table in an S3 table bucket. */
public record S3TablesTable(AwsScope scope, String tableBucket, String namespace, String table)
    implements Asset {
  @Override
  public String id() {
    return scope.arn("s3tables", "bucket/" + tableBucket + "/table/" + namespace + "/" + table);
  }

  @Override
  public <R> R accept(AssetVisitor<R> visitor) {
    return visitor.visitS3TablesTable(this);
  }
}
