package dev.hydrant.app.server;

import dev.hydrant.catalog.jdbc.CatalogDatabase;
import dev.hydrant.catalog.jdbc.Database;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Opens the database of a server, for the server itself and for commands beside it. */
public final class Databases {
  private Databases() {}

  /**
   * @param folder of the embedded database, which one process at a time may use
   * @param url of a PostgreSQL database instead; user and password come from the environment
   */
  public static Database open(Path folder, Optional<String> url, Map<String, String> environment) {
    return url.map(
            address ->
                CatalogDatabase.openPostgres(
                    address,
                    environment.getOrDefault("HYDRANT_DATABASE_USER", "hydrant"),
                    EnvironmentSecret.of("HYDRANT_DATABASE_PASSWORD", environment).orElse("")))
        .orElseGet(() -> CatalogDatabase.openSqlite(folder));
  }
}
