package dev.hydrant.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One running process of the real jar. It dies with the test that started it, or at the latest with
 * the test JVM; its output stays in files.
 */
public final class HydrantProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("https?://127\\.0\\.0\\.1:\\d+");
  private static final Duration START = Duration.ofSeconds(60);
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> RUNNING.forEach(HydrantProcess::destroyTree), "children"));
  }

  private final Process process;
  private final Path out;
  private final Path err;

  private HydrantProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static HydrantProcess start(ProcessBuilder builder, Path out, Path err) {
    try {
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      RUNNING.add(process);
      return new HydrantProcess(process, out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long pid() {
    return process.pid();
  }

  /** Waits for the first address that the process prints. */
  public URI address() {
    return URI.create(awaitOutput(ADDRESS).group());
  }

  /** Waits until standard output holds a match. */
  public Matcher awaitOutput(Pattern wanted) {
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end) {
      boolean alive = process.isAlive();
      Matcher matcher = wanted.matcher(read(out));
      if (matcher.find()) {
        return matcher;
      }
      if (!alive) {
        throw new AssertionError(
            "the process ended with "
                + process.exitValue()
                + " before it printed "
                + wanted
                + ":\n"
                + read(out)
                + read(err));
      }
      pause();
    }
    throw new AssertionError("no " + wanted + " within " + START + ":\n" + read(out) + read(err));
  }

  public String output() {
    return read(out) + read(err);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The processes that it started, and theirs. */
  public List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** Ctrl-C. */
  public void interrupt() {
    signal("INT", pid());
  }

  /** SIGTERM, as a service manager ends it. */
  public void terminate() {
    signal("TERM", pid());
  }

  /** SIGSTOP for all that it started: they live and do nothing. */
  public void freezeDescendants() {
    descendants().forEach(child -> signal("STOP", child.pid()));
  }

  /** kill -9: no hook runs, nothing is written any more. */
  public void kill() {
    signal("KILL", pid());
    await(Duration.ofSeconds(10));
  }

  public Finished await(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still running after " + limit + ":\n" + output());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    RUNNING.remove(process);
    return new Finished(process.exitValue(), read(out), read(err));
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      process.destroy();
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          destroyTree(process);
        }
      } catch (InterruptedException e) {
        destroyTree(process);
        Thread.currentThread().interrupt();
      }
    }
    RUNNING.remove(process);
  }

  private static void destroyTree(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Sends any process a signal; {@code name} without SIG, such as STOP and CONT. */
  public static void signal(String name, long pid) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
