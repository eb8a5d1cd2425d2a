package dev.hydrant.app.command;

import dev.hydrant.app.server.Databases;
import dev.hydrant.app.server.ServerSettings;
import dev.hydrant.catalog.jdbc.Database;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A server's database, for commands that work on it without the server. */
final class DatabaseMixin {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {
        "The server's data folder; the server must not run meanwhile.",
        "Default: the user's data folder."
      })
  private @Nullable Path data;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = {
        "The server's PostgreSQL database; user and password are read from",
        "HYDRANT_DATABASE_USER and HYDRANT_DATABASE_PASSWORD."
      })
  private @Nullable String databaseUrl;

  /** The data folder: of the embedded database, and of the key wherever the database is. */
  Path folder(Map<String, String> environment) {
    return data == null ? ServerSettings.defaultData(environment) : data.toAbsolutePath();
  }

  Database open(Map<String, String> environment) {
    return Databases.open(folder(environment), Optional.ofNullable(databaseUrl), environment);
  }
}
