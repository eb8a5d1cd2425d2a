package dev.hydrant.catalog.jdbc;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Copies the embedded database while it is used: what the copy holds is one moment of it. Copying
 * the file itself would miss what is still in the write-ahead log, or catch half of it.
 */
public final class SqliteBackup {
  private SqliteBackup() {}

  /**
   * @param folder of the database; a server may run on it
   * @param target a file that does not exist yet; it appears when it is whole
   * @throws HydrantException DATA_DIRECTORY_UNUSABLE when there is no database, when the target
   *     exists or cannot be written, or when the copy is damaged
   */
  public static void write(Path folder, Path target) {
    Path file = folder.resolve(CatalogDatabase.FILE);
    if (!Files.exists(file)) {
      throw refused("There is no database in " + folder + ".", null);
    }
    if (Files.exists(target)) {
      throw refused("The file " + target + " exists already.", null);
    }
    Path written = target.resolveSibling(target.getFileName() + ".tmp");
    try {
      Files.deleteIfExists(written);
      CatalogDatabase.prepareTemporaryFolder(folder);
      copy(file, written);
      check(written);
      Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
      Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | SQLException e) {
      throw refused("The backup " + target + " cannot be written.", e);
    }
  }

  private static void copy(Path file, Path target) throws SQLException {
    try (Connection connection = SqliteSettings.reader(file).getConnection();
        PreparedStatement statement = connection.prepareStatement("vacuum into ?")) {
      statement.setString(1, target.toString());
      statement.execute();
    }
  }

  private static void check(Path copy) throws SQLException {
    try (Connection connection = SqliteSettings.plain(copy).getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("pragma quick_check")) {
      if (!result.next() || !"ok".equals(result.getString(1))) {
        throw new SQLException("quick_check found damage");
      }
    }
  }

  private static HydrantException refused(String what, @Nullable Exception e) {
    return e == null
        ? new HydrantException(
            ErrorCode.DATA_DIRECTORY_UNUSABLE, what, "Choose another file or --data DIR.")
        : new HydrantException(
            ErrorCode.DATA_DIRECTORY_UNUSABLE,
            what,
            "Check the permissions and the free space of the disk.",
            e);
  }
}
