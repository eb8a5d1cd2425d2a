package dev.hydrant.catalog.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.Encoding;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** The file's settings. NORMAL survives a killed process; only a power cut may lose the last. */
final class SqliteSettings {
  private static final int BUSY_MILLIS = 5_000;
  private static final int JOURNAL_LIMIT = 64 * 1024 * 1024;
  private static final int WRITER_CACHE_KIB = 16 * 1024;
  private static final int READER_CACHE_KIB = 4 * 1024;

  private SqliteSettings() {}

  static DataSource writer(Path file) {
    SQLiteConfig config = common(WRITER_CACHE_KIB);
    // A transaction that reads first and writes then would fail at once if another wrote between.
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    return source(file, config);
  }

  static DataSource reader(Path file) {
    return source(file, common(READER_CACHE_KIB));
  }

  /**
   * Makes a new file one that can give space back. This must come before the first table and before
   * write-ahead logging; later the whole file would have to be rewritten.
   */
  static void prepare(Path file) throws SQLException {
    if (Files.exists(file)) {
      return;
    }
    try (Connection connection = plain(file).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("pragma auto_vacuum = incremental");
      statement.execute("vacuum");
    }
  }

  /** Leaves the file's own settings as they are, the journal above all. */
  static DataSource plain(Path file) {
    return source(file, new SQLiteConfig(new Properties()));
  }

  private static SQLiteConfig common(int cacheKib) {
    SQLiteConfig config = new SQLiteConfig(new Properties());
    config.setEncoding(Encoding.UTF8);
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.NORMAL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setTempStore(TempStore.MEMORY);
    config.setJournalSizeLimit(JOURNAL_LIMIT);
    // Negative means KiB rather than pages.
    config.setCacheSize(-cacheKib);
    return config;
  }

  private static DataSource source(Path file, SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }
}
