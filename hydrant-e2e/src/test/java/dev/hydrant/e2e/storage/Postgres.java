package dev.hydrant.e2e.storage;

import dev.hydrant.catalog.jdbc.CatalogDatabase;
import dev.hydrant.catalog.jdbc.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A PostgreSQL server of its own for one test class; each test gets an empty database in it. */
final class Postgres implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private final List<Database> opened = new ArrayList<>();
  private @Nullable EmbeddedPostgres server;
  private int databases;

  Database open() {
    EmbeddedPostgres running = running();
    String name = "catalog" + databases++;
    try (Connection connection = running.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Database database =
        CatalogDatabase.openPostgres(running.getJdbcUrl("postgres", name), "postgres", "postgres");
    opened.add(database);
    return database;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    server = EmbeddedPostgres.builder().start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    opened.forEach(Database::close);
    opened.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    running().close();
  }

  private EmbeddedPostgres running() {
    if (server == null) {
      throw new IllegalStateException("PostgreSQL does not run");
    }
    return server;
  }
}
