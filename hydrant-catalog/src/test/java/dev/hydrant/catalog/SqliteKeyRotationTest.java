package dev.hydrant.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.catalog.jdbc.CatalogDatabase;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.jdbc.Sqlite;
import dev.hydrant.catalog.jdbc.SqliteBackup;
import dev.hydrant.catalog.secret.Sealer;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.model.error.HydrantException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SqliteKeyRotationTest extends KeyRotationContract {
  @RegisterExtension final Sqlite sqlite = new Sqlite();

  @TempDir Path elsewhere;

  @Override
  protected Database open() {
    return sqlite.open();
  }

  @Test
  void theKeysOfAFolderChangePlacesOnlyAtTheEnd() throws Exception {
    String first = new Sealer(SecretKeySource.ofFolder(elsewhere)).seal("canary");
    String key = Files.readString(elsewhere.resolve("hydrant.key"));

    String second = SecretKeySource.beginChange(elsewhere).seal("canary");

    assertThat(SecretKeySource.changing(elsewhere)).isTrue();
    assertThat(Files.readString(elsewhere.resolve("hydrant.key"))).isEqualTo(key);
    assertThat(List.of(first, second)).allMatch(this::opens);
    // Interrupted here and begun again, it goes on with the same new key.
    assertThat(SecretKeySource.beginChange(elsewhere).reseal(second)).isEqualTo(second);

    Path old = SecretKeySource.endChange(elsewhere);

    assertThat(Files.readString(old)).isEqualTo(key);
    assertThat(Files.getPosixFilePermissions(old))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(SecretKeySource.changing(elsewhere)).isFalse();
    assertThat(opens(second)).isTrue();
    assertThatThrownBy(() -> SecretKeySource.sealerOf(elsewhere).open(first))
        .isInstanceOf(HydrantException.class);
  }

  @Test
  void aBackupOfADatabaseInUseIsWholeAndOpensAsADatabase() {
    Path copy = elsewhere.resolve("hydrant.db");
    SqliteBackup.write(sqlite.folder(), copy);

    try (Database restored = CatalogDatabase.openSqlite(elsewhere)) {
      assertThat(entities(restored)).isEqualTo(entities(database()));
    }
    assertThatThrownBy(() -> SqliteBackup.write(sqlite.folder(), copy))
        .isInstanceOf(HydrantException.class)
        .hasMessageContaining("exists already");
    assertThatThrownBy(
            () -> SqliteBackup.write(elsewhere.resolve("none"), sqlite.folder().resolve("x")))
        .isInstanceOf(HydrantException.class)
        .hasMessageContaining("There is no database");
  }

  private static long entities(Database database) {
    return database.read(
        handle -> handle.createQuery("select count(*) from entity").mapTo(Long.class).one());
  }

  private boolean opens(String sealed) {
    return SecretKeySource.sealerOf(elsewhere).open(sealed).equals("canary");
  }
}
