package dev.hydrant.app;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files that this process was started from. */
public final class Distribution {
  private Distribution() {}

  /** The program itself. */
  public static Path jar() {
    try {
      return Path.of(
          Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of the jar is not a path", e);
    }
  }

  /** The class archive of children, where the launcher has made one. */
  public static Optional<Path> archive() {
    return Optional.of(jar().resolveSibling("cds").resolve("ingest.jsa"))
        .filter(Files::isRegularFile);
  }
}
