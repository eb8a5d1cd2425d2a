package dev.hydrant.e2e.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where things are: the source tree, what the build made, and where tests may write. */
public final class Workspace {
  private Workspace() {}

  /** The root of the source tree. Surefire and IDEs both start tests in the module's folder. */
  public static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("hydrant-app"))
        ? here
        : Objects.requireNonNull(here.getParent());
  }

  /** The jar that the build made; {@code -Dhydrant.jar} names another one. */
  public static Path jar() {
    String named = System.getProperty("hydrant.jar");
    Path jar =
        named == null ? root().resolve("hydrant-app/target/dist/hydrant.jar") : Path.of(named);
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException("there is no " + jar + "; run mvn package first");
    }
    return jar;
  }

  /** Kept after the tests: outputs of processes, screenshots. */
  public static Path target() {
    return root().resolve("hydrant-e2e/target");
  }

  /** The java of the JVM that runs the tests. */
  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
