package dev.hydrant.catalog.user;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.jdbc.Sqlite;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteUserStoreTest extends UserStoreContract {
  @RegisterExtension final Sqlite sqlite = new Sqlite();

  @Override
  protected Database open() {
    return sqlite.open();
  }
}
