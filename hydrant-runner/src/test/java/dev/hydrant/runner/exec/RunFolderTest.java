package dev.hydrant.runner.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path parent;

  @Test
  void isReadableByItsOwnerAloneAndGoneWithEverythingInIt() throws IOException {
    RunFolder folder = RunFolder.create(parent);
    Files.createDirectories(folder.path().resolve("a/b"));
    Files.writeString(folder.path().resolve("a/b/c.txt"), "x");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
        .isEqualTo("rwx------");
    folder.delete();
    assertThat(folder.path()).doesNotExist();
  }

  @Test
  void foldersOfDeadProcessesAreClearedAndThoseOfLivingOnesAreNot() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path left = Files.createDirectory(parent.resolve("run-" + dead.pid() + "-1"));
    Path other = Files.createDirectory(parent.resolve("run-of-somebody"));
    RunFolder mine = RunFolder.create(parent);

    RunFolder.clear(parent);

    assertThat(left).doesNotExist();
    assertThat(other).exists();
    assertThat(mine.path()).exists();
  }
}
