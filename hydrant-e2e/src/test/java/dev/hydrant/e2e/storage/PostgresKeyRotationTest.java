package dev.hydrant.e2e.storage;

import dev.hydrant.catalog.KeyRotationContract;
import dev.hydrant.catalog.jdbc.Database;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresKeyRotationTest extends KeyRotationContract {
  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  @Override
  protected Database open() {
    return POSTGRES.open();
  }
}
