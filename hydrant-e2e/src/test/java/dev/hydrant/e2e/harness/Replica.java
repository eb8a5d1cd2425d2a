package dev.hydrant.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One process of a runner outside the server. */
public record Replica(HydrantProcess process) implements AutoCloseable {
  private static final Pattern STARTED = Pattern.compile("Runner .* works for ");

  /**
   * How the processes of one runner are started.
   *
   * @param folder holds the token, and a folder of its own for each process
   * @param environment what the processes see besides, such as secrets
   */
  public record Runner(
      String name, Path token, Path folder, List<String> options, Map<String, String> environment) {
    public Runner {
      options = List.copyOf(options);
      environment = Map.copyOf(environment);
    }

    /** With a token that was made and printed by {@code ./hydrant token}, or the API. */
    public static Runner of(String name, String token, Path folder) {
      try {
        Path file = folder.resolve(name + ".token");
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, token);
        return new Runner(name, file, folder, List.of(), Map.of());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public Runner with(String... more) {
      List<String> all = new ArrayList<>(options);
      all.addAll(List.of(more));
      return new Runner(name, token, folder, all, environment);
    }

    /** A secret in the store that needs no service: a variable that the children see. */
    public Runner secret(String variable, String value) {
      Map<String, String> all = new LinkedHashMap<>(environment);
      all.put(variable, value);
      return new Runner(name, token, folder, options, all).with("--child-environment", variable);
    }

    /**
     * Starts a process and waits until it runs; whether the server has it shows its list.
     *
     * @param replica names its work folder: one that is killed and started again keeps it
     */
    public Replica start(URI server, String replica) {
      List<String> line =
          new ArrayList<>(
              List.of(
                  "runner",
                  "--server",
                  server.toString(),
                  "--name",
                  name,
                  "--token-file",
                  token.toString(),
                  "--work",
                  folder.resolve(replica).toString()));
      line.addAll(options);
      // As the launcher starts it.
      Hydrant command = Hydrant.command(line.toArray(String[]::new)).jvm("-Xmx48m", "-Xss512k");
      environment.forEach(command::env);
      HydrantProcess process = command.start();
      process.awaitOutput(STARTED);
      return new Replica(process);
    }
  }

  /** {@code ./hydrant token} on the server's database; the embedded one only while none serves. */
  public static String token(String name, String... where) {
    List<String> line = new ArrayList<>(List.of("token", "--role", "Runner", "--name", name));
    line.addAll(List.of(where));
    Finished made = Hydrant.command(line.toArray(String[]::new)).run();
    if (made.exitCode() != 0) {
      throw new AssertionError("no token was made: " + made.err());
    }
    return made.out().strip();
  }

  @Override
  public void close() {
    process.close();
  }
}
