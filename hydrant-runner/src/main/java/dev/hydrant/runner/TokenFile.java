package dev.hydrant.runner;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * A token in a file that its owner alone can read. Read anew each time, so that a token is replaced
 * by replacing the file.
 */
public final class TokenFile implements TokenSource {
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final Path file;

  public TokenFile(Path file) {
    this.file = file;
  }

  @Override
  public Secret read() {
    String text;
    try {
      refuseShared();
      text = Files.readString(file).strip();
    } catch (NoSuchFileException e) {
      throw new HydrantException(
          ErrorCode.FILE_MISSING,
          "There is no token file " + file + ".",
          "Make a token with ./hydrant token --role Runner --name NAME and write it there.");
    } catch (IOException e) {
      throw new HydrantException(
          ErrorCode.FILE_UNREADABLE, "The token file " + file + " cannot be read.", "", e);
    }
    if (text.isEmpty()) {
      throw new HydrantException(
          ErrorCode.CONFIG_MISSING_VALUE, "The token file " + file + " is empty.");
    }
    return new Secret(text);
  }

  /**
   * What systemd and Kubernetes mount for a process belongs to root, and the process reads it as a
   * member of its group.
   */
  private void refuseShared() throws IOException {
    PosixFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, PosixFileAttributes.class);
    } catch (UnsupportedOperationException e) {
      // A file system without such permissions: whoever mounts it decides who can read.
      return;
    }
    boolean ours = attributes.owner().getName().equals(System.getProperty("user.name"));
    boolean group = attributes.permissions().contains(PosixFilePermission.GROUP_READ);
    if (attributes.permissions().stream().anyMatch(OTHERS::contains) || ours && group) {
      throw new HydrantException(
          ErrorCode.FILE_UNREADABLE,
          "The token file " + file + " can be read or changed by others.",
          "Run: chmod 600 " + file);
    }
  }
}
