package dev.hydrant.e2e.storage;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.user.UserStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresUserStoreTest extends UserStoreContract {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  @Override
  protected Database open() {
    return POSTGRES.open();
  }
}
