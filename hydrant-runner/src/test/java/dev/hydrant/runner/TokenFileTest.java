package dev.hydrant.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hydrant.model.error.HydrantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFileTest {
  @TempDir Path folder;

  @Test
  void aReplacedFileGivesTheNewToken() throws IOException {
    Path file = file("hyr_one\n", "rw-------");
    TokenFile source = new TokenFile(file);
    assertThat(source.read().reveal()).isEqualTo("hyr_one");

    Files.writeString(file, "hyr_two");

    assertThat(source.read().reveal()).isEqualTo("hyr_two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-r--r--"})
  void aFileThatOthersCanReadOrChangeIsRefusedWithTheCommandThatMendsIt(String permissions)
      throws IOException {
    Path file = file("hyr_one", permissions);

    assertThatThrownBy(() -> new TokenFile(file).read())
        .isInstanceOf(HydrantException.class)
        .hasMessageContaining("others")
        .hasMessageNotContaining("hyr_one")
        .satisfies(e -> assertThat(((HydrantException) e).advice()).contains("chmod 600 " + file));
  }

  @Test
  void aFileThatWasMountedForItsGroupIsReadAsLongAsOnlyTheGroupCan() throws IOException {
    assumeTrue(
        System.getProperty("user.name").equals("root"), "only root gives files to somebody else");
    Path file = file("hyr_one", "r--r-----");
    Files.setOwner(
        file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("daemon"));
    assertThat(new TokenFile(file).read().reveal()).isEqualTo("hyr_one");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assertThatThrownBy(() -> new TokenFile(file).read()).hasMessageContaining("others");
  }

  @Test
  void aMissingAndAnEmptyFileAreNamed() throws IOException {
    Path empty = file("\n", "rw-------");

    assertThatThrownBy(() -> new TokenFile(empty).read()).hasMessageContaining("is empty");
    assertThatThrownBy(() -> new TokenFile(folder.resolve("none")).read())
        .hasMessageContaining("no token file");
  }

  private Path file(String text, String permissions) throws IOException {
    Path file = folder.resolve("token");
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
