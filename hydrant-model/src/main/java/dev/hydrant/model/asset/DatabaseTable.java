package dev.hydrant.model.asset;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table, or a pattern of tables, of a database that a delivery stream captures changes from.
 *
 * @param host of the database's endpoint, usually a PrivateLink name
 * @param database empty where a pattern does not say
 * @param schema empty for MySQL, which has none
 * @param table the table's name, or the pattern as written
 * @param pattern true when {@code table} is a pattern that nothing expanded yet
 * @param selection what bounds the tables that a pattern stands for; absent for a table
 */
public record DatabaseTable(
    DatabaseEngine engine,
    String host,
    int port,
    String database,
    String schema,
    String table,
    boolean pattern,
    Optional<TableSelection> selection)
    implements Asset {
  /** One table, or a pattern that nothing else bounds. */
  public DatabaseTable(
      DatabaseEngine engine,
      String host,
      int port,
      String database,
      String schema,
      String table,
      boolean pattern) {
    this(engine, host, port, database, schema, table, pattern, Optional.empty());
  }

  @Override
  public String id() {
    return engine.name().toLowerCase(java.util.Locale.ROOT)
        + "://"
        + host
        + ":"
        + port
        + "/"
        + Stream.of(database, schema, table)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("/"));
  }

  @Override
  public <R> R accept(AssetVisitor<R> visitor) {
    return visitor.visitDatabaseTable(this);
  }
}
