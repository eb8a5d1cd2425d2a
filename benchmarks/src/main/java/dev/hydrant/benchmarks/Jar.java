package dev.hydrant.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

  /**
   * @param more arguments of the command
   */
  Measured server(int port, Path data, boolean archive, String... more) throws IOException {
    Path folder = Files.createDirectories(data);
    List<String> arguments =
        new ArrayList<>(
            List.of("server", "--port", String.valueOf(port), "--data", data.toString()));
    arguments.addAll(List.of(more));
    return start("server", archive, List.of("-Xmx256m"), folder, arguments.toArray(String[]::new));
  }

  /** A server that answers. */
  Measured served(Client client, Path data, String... more)
      throws IOException, InterruptedException {
    Measured server = server(client.address().getPort(), data, true, more);
    while (!client.isLive()) {
      server.end().ifPresent(Client::fail);
      Thread.sleep(10);
    }
    return server;
  }

  /**
   * A runner of two slots.
   *
   * @param token goes into a file
   * @param environment what its children need to reach AWS
   */
  Measured runner(
      Client server, String name, String token, Map<String, String> environment, Path folder)
      throws IOException {
    Path file =
        Files.createFile(
            folder.resolve("token-" + name),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, token);
    List<String> line =
        line(
            "none",
            false,
            List.of("-Xmx48m", "-XX:TieredStopAtLevel=1", "-Xss512k"),
            "runner",
            "--server",
            server.address().toString(),
            "--name",
            name,
            "--token-file",
            file.toString(),
            "--slots",
            "2",
            "--work",
            folder.resolve("work-" + name).toString());
    return Measured.start(line, folder, environment);
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
    return Measured.start(line(kind, archive, options, arguments), folder);
  }

  private List<String> line(
      String kind, boolean archive, List<String> options, String... arguments) {
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
    return line;
  }
}
