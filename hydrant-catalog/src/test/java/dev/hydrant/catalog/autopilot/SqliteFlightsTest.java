package dev.hydrant.catalog.autopilot;

import dev.hydrant.catalog.jdbc.CatalogDatabase;
import dev.hydrant.catalog.jdbc.Database;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteFlightsTest extends FlightsContract {
  @TempDir Path folder;

  private @Nullable Database database;

  @Override
  protected Database open() {
    Database opened = CatalogDatabase.openSqlite(folder);
    database = opened;
    return opened;
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }
}
