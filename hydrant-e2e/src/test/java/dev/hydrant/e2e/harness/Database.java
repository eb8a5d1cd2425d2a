package dev.hydrant.e2e.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server of its own, that several Hydrant servers may share. */
public final class Database implements AutoCloseable {
  private static final String NAME = "postgres";

  private final EmbeddedPostgres postgres;

  private Database(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** Starts it; where it does not start, the test is skipped or fails, as its absence demands. */
  public static Database start() {
    try {
      return new Database(EmbeddedPostgres.start());
    } catch (IOException | RuntimeException e) {
      Requirement.POSTGRESQL.missing("the embedded database does not start: " + e.getMessage());
      throw new IllegalStateException(e);
    }
  }

  /** User and name of the database stand in it; the local server asks for no password. */
  public String url() {
    return postgres.getJdbcUrl(NAME, NAME);
  }

  /** For what a test wants to see beside the API. */
  public Connection connect() throws SQLException {
    return postgres.getPostgresDatabase().getConnection();
  }

  /** A server over this database; {@code data} holds what each server keeps for itself. */
  public Hydrant server(Path data, String... options) {
    List<String> line =
        new ArrayList<>(
            List.of("server", "--port", "0", "--data", data.toString(), "--database-url", url()));
    line.addAll(List.of(options));
    return Hydrant.command(line.toArray(String[]::new));
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
