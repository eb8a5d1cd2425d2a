package dev.hydrant.catalog.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogDatabaseTest {
  @TempDir Path folder;

  @Test
  void keepsWhatWasWrittenAcrossAReopening() {
    try (Database database = CatalogDatabase.openSqlite(folder)) {
      database.write(handle -> handle.execute(insert("a")));
    }
    try (Database database = CatalogDatabase.openSqlite(folder)) {
      assertThat(names(database)).isEqualTo("a");
    }
  }

  @Test
  void rollsBackWhatThrows() {
    try (Database database = CatalogDatabase.openSqlite(folder)) {
      assertThatThrownBy(
              () ->
                  database.write(
                      handle -> {
                        handle.execute(insert("a"));
                        throw new IllegalStateException("no");
                      }))
          .hasMessage("no");

      assertThat(names(database)).isEmpty();
    }
  }

  @Test
  void refusesToWriteThroughAReader() {
    try (Database database = CatalogDatabase.openSqlite(folder)) {
      assertThatThrownBy(() -> database.read(handle -> handle.execute(insert("a"))))
          .hasStackTraceContaining("readonly");
    }
  }

  @Test
  void refusesACallInsideACall() {
    try (Database database = CatalogDatabase.openSqlite(folder)) {
      assertThatThrownBy(() -> database.write(outer -> database.read(inner -> "")))
          .isInstanceOf(IllegalStateException.class);
      assertThat(names(database)).isEmpty();
    }
  }

  @Test
  void usesWriteAheadLogAndIncrementalVacuum() {
    try (Database database = CatalogDatabase.openSqlite(folder)) {
      assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(database, "auto_vacuum")).isEqualTo("2");
      assertThat(pragma(database, "query_only")).isEqualTo("1");
      assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
      assertThat(pragma(database, "busy_timeout")).isEqualTo("5000");
    }
  }

  @Test
  void tellsAUniqueViolationFromOtherFailures() {
    try (Database database = CatalogDatabase.openSqlite(folder)) {
      database.write(handle -> handle.execute(insert("a")));

      assertThatThrownBy(() -> database.write(handle -> handle.execute(insert("a"))))
          .matches(failure -> database.dialect().isUniqueViolation(failure));
      assertThatThrownBy(() -> database.write(handle -> handle.execute("insert into nothing")))
          .matches(failure -> !database.dialect().isUniqueViolation(failure));
    }
  }

  @Test
  void refusesAFolderThatAnotherServerHolds() {
    try (Database first = CatalogDatabase.openSqlite(folder)) {
      assertThat(first.dialect().name()).isEqualTo("sqlite");
      assertThatThrownBy(() -> CatalogDatabase.openSqlite(folder))
          .isInstanceOfSatisfying(
              HydrantException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA_DIRECTORY_LOCKED))
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
    }
  }

  @Test
  void refusesAPlaceThatIsNotAFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> CatalogDatabase.openSqlite(file))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA_DIRECTORY_UNUSABLE));
  }

  @Test
  void refusesADatabaseOfANewerBuild() {
    try (Database database = CatalogDatabase.openSqlite(folder)) {
      database.write(
          handle ->
              handle.execute(
                  """
                  insert into flyway_schema_history
                  (installed_rank, version, description, type, script, checksum, installed_by,
                   execution_time, success)
                  values (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'later', 1, 1)
                  """));
    }

    assertThatThrownBy(() -> CatalogDatabase.openSqlite(folder))
        .isInstanceOfSatisfying(
            HydrantException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_NEWER))
        .hasMessageContaining("999");
  }

  @Test
  void takesWhatAnAreaAddsBelowTheNewestVersion() {
    try (Database database = CatalogDatabase.openSqlite(folder)) {
      database.write(
          handle -> {
            handle.execute("drop table run_attempt");
            handle.execute("delete from flyway_schema_history where version = '161'");
            return "as before the attempts were kept";
          });
    }

    try (Database database = CatalogDatabase.openSqlite(folder)) {
      assertThat(count(database, "run_attempt")).isZero();
    }
  }

  private static long count(Database database, String table) {
    return database.read(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  private static String names(Database database) {
    return database.read(
        handle ->
            String.join(",", handle.createQuery("select name from entity").mapTo(String.class)));
  }

  private static String pragma(Database database, String name) {
    return database.read(handle -> handle.createQuery("pragma " + name).mapTo(String.class).one());
  }

  private static String insert(String name) {
    return """
        insert into entity (id, type, fqn_hash, fqn, name, deleted, version, revision, updated_at,
          unresolved, document)
        values ('%1$s', 'topic', '%1$s', '%1$s', '%1$s', 0, 1, 1, 0, 0, '{}')
        """
        .formatted(name);
  }
}
