package dev.hydrant.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A command line of the real jar with the JVM options of the launcher. The environment holds
 * nothing of the machine's AWS settings, so that a test means the same everywhere.
 */
public final class Hydrant {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final List<String> ALWAYS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Dsun.net.httpserver.nodelay=true",
          "-Dhttp.maxConnections=64",
          "-Dsun.net.http.retryPost=false");

  private final List<String> arguments;
  private final List<String> options = new ArrayList<>(ALWAYS);
  private final Map<String, String> environment = new LinkedHashMap<>();

  private Hydrant(List<String> arguments) {
    this.arguments = List.copyOf(arguments);
    options.add("-Xmx256m");
  }

  public static Hydrant command(String... arguments) {
    return new Hydrant(List.of(arguments));
  }

  public static Hydrant server(Path data) {
    return command("server", "--port", "0", "--data", data.toString());
  }

  public static Hydrant demo(Path data) {
    return command("demo", "--port", "0", "--data", data.toString());
  }

  /** Reads a workflow file and prints the report as JSON. */
  public static Hydrant ingest(Path workflow) {
    return command("ingest", "-c", workflow.toString(), "--json");
  }

  public Hydrant env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Hydrant jvm(String... values) {
    options.addAll(List.of(values));
    return this;
  }

  /** Runs to the end. */
  public Finished run() {
    try (HydrantProcess process = start()) {
      return process.await(LIMIT);
    }
  }

  public HydrantProcess start() {
    try {
      Path folder = Files.createDirectories(outputs());
      String name = "%04d-%s".formatted(NUMBER.incrementAndGet(), arguments.get(0));
      Path out = folder.resolve(name + ".out");
      Path err = folder.resolve(name + ".err");
      return HydrantProcess.start(builder(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts, and waits until the server answers; signed in as its administrator. */
  public Running serve() {
    HydrantProcess process = start();
    try {
      URI address = process.address();
      Http http = new Http(address);
      http.awaitReady();
      return data()
          .map(data -> SignedIn.token(process, http, data))
          .map(token -> new Running(process, http.as(token), token))
          .orElseGet(() -> new Running(process, http, ""));
    } catch (RuntimeException | Error e) {
      process.close();
      throw e;
    }
  }

  /** Where the outputs of all processes of this test run are. */
  public static Path outputs() {
    return Workspace.target().resolve("outputs/" + ProcessHandle.current().pid());
  }

  /** The data folder of a server where people sign in. */
  private Optional<Path> data() {
    int at = arguments.indexOf("--data");
    return arguments.contains("server") && !arguments.contains("none") && at >= 0
        ? Optional.of(Path.of(arguments.get(at + 1)))
        : Optional.empty();
  }

  private ProcessBuilder builder() throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Workspace.java().toString());
    line.addAll(ClassArchives.options(arguments.get(0)));
    line.addAll(options);
    line.add("-jar");
    line.add(Workspace.jar().toString());
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line);
    Map<String, String> env = builder.environment();
    env.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("HYDRANT_"));
    env.put("AWS_CONFIG_FILE", "/dev/null");
    env.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    env.put("AWS_EC2_METADATA_DISABLED", "true");
    env.putAll(environment);
    return builder;
  }
}
