package dev.hydrant.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of the jar as the launcher writes them. */
record Jar(Path dist) {
  private static final List<String> ALWAYS =
      List.of(
          "-XX:+UseSerialGC",
          "-Dsun.net.httpserver.nodelay=true",
          "-Dhttp.maxConnections=64",
          "-Dsun.net.http.retryPost=false");

  Measured ingest(Path workflow, String heap, Path folder) throws IOException {
    return start(
        "ingest",
        true,
        List.of(
            heap,
            "-Xms32m",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=30",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k"),
        folder,
        "ingest",
        "-c",
        workflow.toString(),
        "--json");
  }

  Measured server(int port, Path data, boolean archive) throws IOException {
    Path folder = Files.createDirectories(data);
    return start(
        "server",
        archive,
        List.of("-Xmx256m"),
        folder,
        "server",
        "--port",
        String.valueOf(port),
        "--data",
        data.toString());
  }

  /** A token for a server that does not run yet. */
  String token(Path data, String role) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                java(),
                "-jar",
                dist.resolve("hydrant.jar").toString(),
                "token",
                "--role",
                role,
                "--data",
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("no token was made");
    }
    return out.strip();
  }

  boolean hasArchive(String kind) {
    return Files.exists(archive(kind));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private Path archive(String kind) {
    return dist.resolve("cds/" + kind + ".jsa");
  }

  private Measured start(
      String kind, boolean archive, List<String> options, Path folder, String... arguments)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(java());
    if (archive && hasArchive(kind)) {
      line.add("-XX:SharedArchiveFile=" + archive(kind));
      line.add("-Xshare:auto");
      line.add("-Xlog:disable");
      line.add("-Xlog:all=off");
    }
    line.addAll(ALWAYS);
    line.addAll(options);
    line.add("-jar");
    line.add(dist.resolve("hydrant.jar").toString());
    line.addAll(List.of(arguments));
    return Measured.start(line, folder);
  }
}
