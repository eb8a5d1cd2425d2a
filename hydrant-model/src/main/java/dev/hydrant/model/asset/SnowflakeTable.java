package dev.hydrant.model.asset;

/**
 * A Snowflake table, its names as written.
 *
 * @param account the account identifier: the host without {@code .snowflakecomputing.com}
 */
public record SnowflakeTable(
    String account, String host, String database, String schema, String table) implements Asset {
  @Override
  public String id() {
    return "snowflake://" + String.join("/", account, database, schema, table);
  }

  @Override
  public <R> R accept(AssetVisitor<R> visitor) {
    return visitor.visitSnowflakeTable(this);
  }
}
