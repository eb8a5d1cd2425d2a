package dev.hydrant.catalog.jdbc;

import java.util.Map;

/**
 * The few things in which SQLite and PostgreSQL differ. Everything else is written once, in their
 * common subset: text identifiers, {@code bigint} milliseconds, {@code integer} booleans, {@code on
 * conflict do update}, {@code returning}, recursive queries.
 */
public interface Dialect {
  /** {@code sqlite} or {@code postgres}: also the folder of the dialect's own migrations. */
  String name();

  /** Replaced in migrations, such as {@code ${bytes}} for the type of binary columns. */
  Map<String, String> placeholders();

  /** Appended to a select inside a write, so that servers do not pick the same row. */
  String skipLocked();

  /** An expression for the database's clock in epoch milliseconds. */
  String nowMillis();

  /** Whether the statement failed because a unique key exists already. */
  boolean isUniqueViolation(Throwable failure);

  /** Whether the same transaction may succeed when it is simply repeated. */
  boolean isRetryable(Throwable failure);
}
