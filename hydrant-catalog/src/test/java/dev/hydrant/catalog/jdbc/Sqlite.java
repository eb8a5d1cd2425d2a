package dev.hydrant.catalog.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A folder for an embedded database, another one for each test. */
public final class Sqlite implements BeforeEachCallback, AfterEachCallback {
  private final List<Database> opened = new ArrayList<>();
  private @Nullable Path folder;

  public Path folder() {
    return Objects.requireNonNull(folder, "no test runs");
  }

  /** Closed with the test. */
  public Database open() {
    Database database = CatalogDatabase.openSqlite(folder());
    opened.add(database);
    return database;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("hydrant-sqlite-");
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    opened.forEach(Database::close);
    opened.clear();
    try (Stream<Path> files = Files.walk(folder())) {
      files.sorted(Comparator.reverseOrder()).forEach(Sqlite::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
