package dev.hydrant.e2e.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux tells of a process to whoever asks. */
public final class ProcessTable {
  private ProcessTable() {}

  /** All arguments, one after the other. */
  public static String arguments(long pid) {
    return read(pid, "cmdline");
  }

  /** Every variable of the environment that the process was started with. */
  public static String environment(long pid) {
    return read(pid, "environ");
  }

  /** Whether it has ended, though nobody may have heard of its end. */
  public static boolean isDead(long pid) {
    return !Files.exists(Path.of("/proc", String.valueOf(pid)))
        || read(pid, "stat").replaceFirst(".*\\) ", "").startsWith("Z");
  }

  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(pid), file), ISO_8859_1)
          .replace('\0', ' ');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
