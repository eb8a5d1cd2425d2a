package dev.hydrant.catalog.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Reads columns that may be null. */
public final class Columns {
  private Columns() {}

  /** A number, such as a time in epoch milliseconds. */
  public static Optional<Long> number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(number);
  }
}
