package dev.hydrant.app.command;

import dev.hydrant.app.ExitCode;
import dev.hydrant.app.server.ServerSettings;
import dev.hydrant.catalog.jdbc.CatalogDatabase;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.run.DatabaseClock;
import dev.hydrant.catalog.run.RunnerTokens;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a token and prints it, once: the database keeps only its hash. */
@Command(
    name = "token",
    description = "Make a token for a runner and print it.",
    mixinStandardHelpOptions = true)
public final class TokenCommand implements Callable<Integer> {
  @Option(names = "--role", required = true, description = "What the token is for: Runner.")
  private String role = "";

  @Option(names = "--name", required = true, description = "Name of the runner.")
  private String name = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The server's data folder; the server must not run meanwhile.")
  private @Nullable Path data;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = {
        "The server's PostgreSQL database; user and password are read from",
        "HYDRANT_DATABASE_USER and HYDRANT_DATABASE_PASSWORD."
      })
  private @Nullable String databaseUrl;

  @Override
  public Integer call() {
    if (!role.equalsIgnoreCase("Runner")) {
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE,
          "--role: there are no tokens for the role '" + role + "'.",
          "Known roles: Runner.");
    }
    try (Database database = open(System.getenv())) {
      RunnerTokens tokens =
          new RunnerTokens(database, DatabaseClock.of(database.dialect()), new SecureRandom());
      System.out.println(tokens.issue(name).token().reveal());
    }
    return ExitCode.SUCCESS;
  }

  private Database open(Map<String, String> environment) {
    if (databaseUrl != null) {
      return CatalogDatabase.openPostgres(
          databaseUrl,
          environment.getOrDefault("HYDRANT_DATABASE_USER", "hydrant"),
          environment.getOrDefault("HYDRANT_DATABASE_PASSWORD", ""));
    }
    Path folder = data == null ? ServerSettings.defaultData(environment) : data.toAbsolutePath();
    return CatalogDatabase.openSqlite(folder);
  }
}
