package dev.hydrant.catalog.jdbc;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What is done with a connection. It must be short: no network, no parsing, no waiting. */
@FunctionalInterface
public interface Work<T extends @Nullable Object> {
  T run(Handle handle);
}
