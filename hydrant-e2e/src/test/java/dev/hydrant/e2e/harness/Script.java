package dev.hydrant.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A command that is not the jar itself: the launcher, a tool of the system, a Node script. */
public final class Script {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final ProcessBuilder builder;

  private Script(List<String> line) {
    builder = new ProcessBuilder(line);
  }

  public static Script of(String... line) {
    return new Script(List.of(line));
  }

  public Script in(Path folder) {
    builder.directory(folder.toFile());
    return this;
  }

  public Script env(String name, String value) {
    builder.environment().put(name, value);
    return this;
  }

  public Script without(String variable) {
    builder.environment().remove(variable);
    return this;
  }

  public HydrantProcess start() {
    try {
      Path outputs = Files.createDirectories(Hydrant.outputs());
      String program = String.valueOf(Path.of(builder.command().get(0)).getFileName());
      String name = "script-%03d-%s".formatted(NUMBER.incrementAndGet(), program);
      return HydrantProcess.start(
          builder, outputs.resolve(name + ".out"), outputs.resolve(name + ".err"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Finished run(Duration limit) {
    try (HydrantProcess process = start()) {
      return process.await(limit);
    }
  }
}
