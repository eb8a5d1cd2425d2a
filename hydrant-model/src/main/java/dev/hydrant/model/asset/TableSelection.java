package dev.hydrant.model.asset;

import java.util.List;

/**
 * What bounds the tables that a pattern of a database source stands for. Everything is as AWS
 * answers it: names and patterns, those of tables perhaps qualified by database and schema. A table
 * belongs to the source when its own pattern takes it, its database is among {@code databases} (an
 * empty list means any), and nothing excluded takes it.
 *
 * @param databases names and patterns of databases that are read
 * @param excludedDatabases names and patterns of databases that are not
 * @param excludedTables names and patterns of tables that are not
 */
public record TableSelection(
    List<String> databases, List<String> excludedDatabases, List<String> excludedTables) {
  public TableSelection {
    databases = List.copyOf(databases);
    excludedDatabases = List.copyOf(excludedDatabases);
    excludedTables = List.copyOf(excludedTables);
  }
}
