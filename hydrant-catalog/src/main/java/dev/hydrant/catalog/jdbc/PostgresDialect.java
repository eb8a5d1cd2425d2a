package dev.hydrant.catalog.jdbc;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** Many servers on one database. */
final class PostgresDialect implements Dialect {
  private static final String UNIQUE_VIOLATION = "23505";

  /** Serialization failure and deadlock: PostgreSQL asks for the transaction to be repeated. */
  private static final Set<String> REPEAT = Set.of("40001", "40P01");

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public Map<String, String> placeholders() {
    return Map.of("bytes", "bytea");
  }

  @Override
  public String skipLocked() {
    return " for update skip locked";
  }

  @Override
  public String nowMillis() {
    return "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";
  }

  @Override
  public boolean isUniqueViolation(Throwable failure) {
    return Causes.find(failure, SQLException.class)
        .filter(error -> UNIQUE_VIOLATION.equals(error.getSQLState()))
        .isPresent();
  }

  @Override
  public boolean isRetryable(Throwable failure) {
    return Causes.find(failure, SQLException.class)
        .map(SQLException::getSQLState)
        .filter(REPEAT::contains)
        .isPresent();
  }
}
