package dev.hydrant.catalog.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** Opens the two databases that Hydrant can live on. */
public final class CatalogDatabase {
  static final String FILE = "hydrant.db";
  private static final Duration WAIT = Duration.ofSeconds(10);

  private static final int POSTGRES_POOL = 8;

  private CatalogDatabase() {}

  /**
   * The embedded database: one file in a folder that only this process may use.
   *
   * @throws HydrantException DATA_DIRECTORY_UNUSABLE, DATA_DIRECTORY_LOCKED or DATABASE_NEWER
   */
  public static Database openSqlite(Path folder) {
    DataFolder held = DataFolder.take(folder);
    try {
      return openIn(held);
    } catch (RuntimeException e) {
      held.close();
      throw e;
    }
  }

  /** A PostgreSQL server, shared by any number of Hydrant servers. */
  public static Database openPostgres(String url, String user, String password) {
    HikariDataSource writer = pool("hydrant-write", POSTGRES_POOL);
    HikariDataSource reader = pool("hydrant-read", POSTGRES_POOL);
    for (HikariDataSource pool : new HikariDataSource[] {writer, reader}) {
      pool.setJdbcUrl(url);
      pool.setUsername(user);
      pool.setPassword(password);
    }
    reader.setReadOnly(true);
    Dialect dialect = new PostgresDialect();
    Runnable close =
        () -> {
          reader.close();
          writer.close();
        };
    try {
      Migrations.apply(writer, dialect);
    } catch (RuntimeException e) {
      close.run();
      throw e;
    }
    return new Database(writer, reader, dialect, close);
  }

  private static Database openIn(DataFolder folder) {
    prepareTemporaryFolder(folder.path());
    Path file = folder.path().resolve(FILE);
    prepare(file);
    Dialect dialect = new SqliteDialect();
    Migrations.apply(SqliteSettings.writer(file), dialect);
    HikariDataSource writer = pool("hydrant-write", 1);
    writer.setDataSource(SqliteSettings.writer(file));
    HikariDataSource reader =
        pool("hydrant-read", Math.max(4, Runtime.getRuntime().availableProcessors()));
    reader.setDataSource(SqliteSettings.reader(file));
    reader.setConnectionInitSql("pragma query_only = on");
    checkpoint(writer, file);
    Maintenance maintenance = Maintenance.start(writer);
    return new Database(
        writer,
        reader,
        dialect,
        () -> {
          maintenance.close();
          reader.close();
          checkpoint(writer, file);
          writer.close();
          folder.close();
        });
  }

  /** The driver unpacks its native library; {@code /tmp} may forbid running from it. */
  static void prepareTemporaryFolder(Path folder) {
    Path temporary = folder.resolve("tmp");
    try {
      Files.createDirectories(temporary);
    } catch (IOException e) {
      throw new HydrantException(
          ErrorCode.DATA_DIRECTORY_UNUSABLE,
          "The folder " + temporary + " cannot be made.",
          "Choose a directory that this user may write to, with --data DIR.",
          e);
    }
    if (System.getProperty("org.sqlite.tmpdir") == null) {
      System.setProperty("org.sqlite.tmpdir", temporary.toString());
    }
  }

  private static void prepare(Path file) {
    try {
      SqliteSettings.prepare(file);
    } catch (SQLException e) {
      throw unusable(file, e);
    }
  }

  private static HydrantException unusable(Path file, SQLException e) {
    return new HydrantException(
        ErrorCode.DATA_DIRECTORY_UNUSABLE,
        "The database file " + file + " cannot be written.",
        "Check its owner, its permissions and the free space of the disk.",
        e);
  }

  private static HikariDataSource pool(String name, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT.toMillis());
    // Connections to a local file do not go stale.
    config.setMaxLifetime(0);
    HikariDataSource pool = new HikariDataSource();
    config.copyStateTo(pool);
    return pool;
  }

  private static void checkpoint(DataSource writer, Path file) {
    try (Connection connection = writer.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("pragma wal_checkpoint(truncate)");
    } catch (SQLException e) {
      throw unusable(file, e);
    }
  }
}
