package dev.hydrant.secrets;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files below one directory, as Docker and Kubernetes mount secrets. The id is the path below it; a
 * leading slash is ignored, and an id that leads out of the directory is refused.
 */
public final class FileSecretStore implements SecretStore {
  private static final long MAX_BYTES = 64 * 1024;

  private final Path directory;

  public FileSecretStore(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public Optional<StoredSecret> read(String id) {
    Path file = locate(id);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw unreadable(id, "it is larger than 64 KiB");
      }
      return Optional.of(StoredSecret.text(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw unreadable(id, "the file cannot be read");
    }
  }

  @Override
  public String advice() {
    return "Mount the secret as a file below " + directory + ", readable for this process.";
  }

  private Path locate(String id) {
    try {
      Path file = directory.resolve(id.replaceAll("^/+", "")).normalize();
      if (file.startsWith(directory) && !file.equals(directory)) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw unreadable(id, "it is not a path");
    }
    throw unreadable(id, "it leads out of " + directory);
  }

  private static HydrantException unreadable(String id, String why) {
    return new HydrantException(
        ErrorCode.SECRET_UNRESOLVED,
        "The secret '" + id + "' cannot be had from the file store: " + why + ".");
  }
}
