package dev.hydrant.catalog.schedule;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.jdbc.Sqlite;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteSchedulesTest extends SchedulesContract {
  @RegisterExtension final Sqlite sqlite = new Sqlite();

  @Override
  protected Database open() {
    return sqlite.open();
  }
}
