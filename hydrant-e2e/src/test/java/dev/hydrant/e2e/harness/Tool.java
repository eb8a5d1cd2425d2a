package dev.hydrant.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the machine that tests use where they are found. */
public final class Tool {
  private Tool() {}

  /** Where PATH has it. */
  public static Optional<Path> find(String name) {
    return path().map(folder -> folder.resolve(name)).filter(Files::isExecutable).findFirst();
  }

  /** The program of an environment variable, else the first of the names that PATH has. */
  public static Optional<Path> find(String variable, String... names) {
    String named = Objects.requireNonNullElse(System.getenv(variable), "");
    Stream<Path> given =
        Stream.of(named).filter(name -> !name.isBlank()).map(Path::of).filter(Files::isExecutable);
    return Stream.concat(given, Arrays.stream(names).flatMap(name -> find(name).stream()))
        .findFirst();
  }

  /** Free now; nobody promises for how long. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> path() {
    return Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
        .filter(folder -> !folder.isEmpty())
        .map(Path::of);
  }
}
