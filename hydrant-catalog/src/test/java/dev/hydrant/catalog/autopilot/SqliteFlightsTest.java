package dev.hydrant.catalog.autopilot;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.jdbc.Sqlite;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteFlightsTest extends FlightsContract {
  @RegisterExtension final Sqlite sqlite = new Sqlite();

  @Override
  protected Database open() {
    return sqlite.open();
  }
}
