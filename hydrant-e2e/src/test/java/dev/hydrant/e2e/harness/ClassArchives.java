package dev.hydrant.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The class archives that the launcher makes, made once for the jar under test: starts are what
 * most of the tests' time goes into, and so the archives are tested as well.
 */
final class ClassArchives {
  private static final Set<String> SERVERS = Set.of("server", "demo", "simulate-aws");

  private ClassArchives() {}

  /** The JVM options for a command; none when the archive cannot be made, as for the launcher. */
  static synchronized List<String> options(String command) throws IOException {
    String kind = SERVERS.contains(command) ? "server" : "ingest";
    Path jar = Workspace.jar();
    Path folder = Files.createDirectories(Workspace.target().resolve("cds"));
    Path archive = folder.resolve(kind + ".jsa");
    if (!Files.exists(archive)
        || Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) < 0) {
      Files.deleteIfExists(archive);
      train(kind, archive, jar);
    }
    return Files.exists(archive)
        ? List.of(
            "-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:disable", "-Xlog:all=off")
        : List.of();
  }

  private static void train(String kind, Path archive, Path jar) throws IOException {
    Process training =
        new ProcessBuilder(
                Workspace.java().toString(),
                "-XX:ArchiveClassesAtExit=" + archive,
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-Xlog:all=off",
                "-jar",
                jar.toString(),
                "train",
                kind)
            .redirectErrorStream(true)
            .redirectOutput(archive.resolveSibling(kind + ".log").toFile())
            .start();
    try {
      if (!training.waitFor(5, TimeUnit.MINUTES) || training.exitValue() != 0) {
        training.destroyForcibly();
        throw new UncheckedIOException(
            new IOException("the training run of " + kind + " failed; see target/cds"));
      }
    } catch (InterruptedException e) {
      training.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
