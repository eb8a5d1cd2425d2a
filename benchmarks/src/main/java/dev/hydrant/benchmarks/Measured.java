package dev.hydrant.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process whose processor time and peak memory are watched until it ends. */
final class Measured implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SAMPLE_MILLIS = 20;

  private final Process process;
  private final Path out;
  private final Path err;
  private volatile long peakKilobytes;
  private volatile Duration processorTime = Duration.ZERO;

  private Measured(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static Measured start(List<String> line, Path folder) throws IOException {
    Path out = Files.createTempFile(folder, "benchmark-", ".out");
    Path err = Files.createTempFile(folder, "benchmark-", ".err");
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new Measured(process, out, err);
  }

  /** Waits for a successful end; standard output must be one JSON document. */
  JsonNode report() throws IOException, InterruptedException {
    return report(() -> {});
  }

  /**
   * @param watch called after each sample while the process runs
   */
  JsonNode report(Runnable watch) throws IOException, InterruptedException {
    while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
      sample();
      watch.run();
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          "ended with " + process.exitValue() + ": " + Files.readString(err));
    }
    return JSON.readTree(out.toFile());
  }

  Optional<String> end() throws IOException {
    return process.isAlive()
        ? Optional.empty()
        : Optional.of("ended with " + process.exitValue() + ": " + Files.readString(err));
  }

  double processorSeconds() {
    return processorTime.toMillis() / 1000.0;
  }

  /** The highest resident memory, as the kernel counts it (VmHWM). */
  double peakMegabytes() {
    return peakKilobytes / 1024.0;
  }

  void sample() throws IOException {
    process.info().totalCpuDuration().ifPresent(time -> processorTime = time);
    try {
      Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .findFirst()
          .ifPresent(line -> peakKilobytes = Long.parseLong(line.replaceAll("\\D", "")));
    } catch (NoSuchFileException ended) {
      peakKilobytes = Math.max(peakKilobytes, 0);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
