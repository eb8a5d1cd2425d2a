package dev.hydrant.catalog;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.jdbc.Sqlite;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteLineageStoreTest extends LineageStoreContract {
  @RegisterExtension final Sqlite sqlite = new Sqlite();

  @Override
  protected Database open() {
    return sqlite.open();
  }
}
