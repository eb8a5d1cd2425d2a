package dev.hydrant.runner.exec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command line of a child.
 *
 * @param java the Java launcher
 * @param archive a class archive that shortens the start, used where it fits
 * @param program what to run: {@code -jar hydrant.jar ingest --work-order -}
 */
public record ChildCommand(Path java, Optional<Path> archive, List<String> program) {
  private static final int START_MEGABYTES = 32;

  public ChildCommand {
    program = List.copyOf(program);
  }

  /** The child of a distribution: the same jar, by the Java that runs this process. */
  public static ChildCommand ofJar(Path jar, Optional<Path> archive) {
    return new ChildCommand(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        archive,
        List.of("-jar", jar.toString(), "ingest", "--work-order", "-"));
  }

  List<String> in(Path folder, int memoryMegabytes) {
    List<String> line = new ArrayList<>();
    line.add(java.toString());
    // C1 alone takes less processor time and memory over the few thousand calls of a run.
    line.add("-XX:+UseSerialGC");
    line.add("-XX:TieredStopAtLevel=1");
    line.add("-Xmx" + memoryMegabytes + "m");
    // A heap that grows only as it must: else it begins at its limit, and every page gets touched.
    line.add("-Xms" + Math.min(START_MEGABYTES, memoryMegabytes) + "m");
    line.add("-XX:MinHeapFreeRatio=10");
    line.add("-XX:MaxHeapFreeRatio=30");
    line.add("-Xss512k");
    line.add("-XX:+ExitOnOutOfMemoryError");
    line.add("-XX:-CreateCoredumpOnCrash");
    line.add("-XX:ErrorFile=" + folder.resolve("crash.log"));
    line.add("-Djava.io.tmpdir=" + folder);
    line.add("-Dhttp.maxConnections=64");
    line.add("-Dsun.net.http.retryPost=false");
    archive.ifPresent(
        file -> {
          // A stale archive is only slower; the JVM would say so on standard output.
          line.add("-Xlog:disable");
          line.add("-Xlog:all=off");
          line.add("-Xshare:auto");
          line.add("-XX:SharedArchiveFile=" + file);
        });
    line.addAll(program);
    return line;
  }
}
