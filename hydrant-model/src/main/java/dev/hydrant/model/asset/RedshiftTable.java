package dev.hydrant.model.asset;

/**
 * A table of a provisioned cluster or a serverless workgroup.
 *
 * @param scope the delivery stream's partition and account; the region is the cluster's own
 * @param host as in the JDBC URL, without port
 * @param cluster name of the cluster or workgroup; the host where the URL has another form
 * @param schema {@code public} where the table's name has none
 */
public record RedshiftTable(
    AwsScope scope, String host, String cluster, String database, String schema, String table)
    implements Asset {
  @Override
  public String id() {
    return "redshift://" + String.join("/", host, database, schema, table);
  }

  @Override
  public <R> R accept(AssetVisitor<R> visitor) {
    return visitor.visitRedshiftTable(this);
  }
}
