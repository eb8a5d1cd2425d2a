package dev.hydrant.model.asset;

/**
 * A table of the Glue Data Catalog.
 *
 * @param scope the catalog's account and region, which may differ from the stream's
 * @param iceberg true when it is the target of an Iceberg delivery
 */
public record GlueTable(AwsScope scope, String database, String table, boolean iceberg)
    implements Asset {
  @Override
  public String id() {
    return scope.arn("glue", "table/" + database + "/" + table);
  }

  @Override
  public <R> R accept(AssetVisitor<R> visitor) {
    return visitor.visitGlueTable(this);
  }
}
