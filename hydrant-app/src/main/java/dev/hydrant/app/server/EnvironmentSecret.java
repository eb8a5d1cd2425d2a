package dev.hydrant.app.server;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A secret that an operator gives: in the variable {@code NAME}, or in the file that {@code
 * NAME_FILE} names, since a process's variables are easier to look at than a mounted file.
 */
final class EnvironmentSecret {
  private EnvironmentSecret() {}

  /**
   * @throws HydrantException FILE_UNREADABLE when the file cannot be read
   */
  static Optional<String> of(String name, Map<String, String> environment) {
    String value = environment.getOrDefault(name, "");
    String file = environment.getOrDefault(name + "_FILE", "");
    if (value.isBlank() && !file.isBlank()) {
      value = content(name, Path.of(file));
    }
    return value.isBlank() ? Optional.empty() : Optional.of(value);
  }

  private static String content(String name, Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new HydrantException(
          ErrorCode.FILE_UNREADABLE,
          name + "_FILE: the file " + file + " cannot be read.",
          "It must be readable by the user that runs Hydrant.",
          e);
    }
  }
}
