package dev.hydrant.catalog.jdbc;

import java.util.Map;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** One file, one writer. */
final class SqliteDialect implements Dialect {
  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public Map<String, String> placeholders() {
    return Map.of("bytes", "blob");
  }

  /** There is one writer, so nothing can be locked by another. */
  @Override
  public String skipLocked() {
    return "";
  }

  @Override
  public String nowMillis() {
    return "cast(unixepoch('subsec') * 1000 as integer)";
  }

  @Override
  public boolean isUniqueViolation(Throwable failure) {
    return Causes.find(failure, SQLiteException.class)
        .map(SQLiteException::getResultCode)
        .filter(
            code ->
                code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                    || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY)
        .isPresent();
  }

  /** Writers queue for the one connection; what is still busy then is held by someone outside. */
  @Override
  public boolean isRetryable(Throwable failure) {
    return false;
  }
}
