package dev.hydrant.catalog.run;

import dev.hydrant.catalog.jdbc.Dialect;
import org.jdbi.v3.core.Handle;

/**
 * The clock that leases count by. It is the database's, so that servers whose clocks differ agree;
 * tests set their own.
 */
@FunctionalInterface
public interface DatabaseClock {
  /** Epoch milliseconds. */
  long now(Handle handle);

  static DatabaseClock of(Dialect dialect) {
    String query = "select " + dialect.nowMillis();
    return handle -> handle.createQuery(query).mapTo(Long.class).one();
  }
}
