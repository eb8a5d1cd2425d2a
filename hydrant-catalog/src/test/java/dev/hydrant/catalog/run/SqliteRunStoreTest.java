package dev.hydrant.catalog.run;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.jdbc.Sqlite;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteRunStoreTest extends RunStoreContract {
  @RegisterExtension final Sqlite sqlite = new Sqlite();

  @Override
  protected Database open() {
    return sqlite.open();
  }
}
