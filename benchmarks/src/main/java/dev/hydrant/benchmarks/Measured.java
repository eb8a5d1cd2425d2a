package dev.hydrant.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    return start(line, folder, Map.of());
  }

  /**
   * @param more variables for its environment, which has none of AWS otherwise
   */
  static Measured start(List<String> line, Path folder, Map<String, String> more)
      throws IOException {
    Path out = Files.createTempFile(folder, "benchmark-", ".out");
    Path err = Files.createTempFile(folder, "benchmark-", ".err");
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(more);
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

  /** What is resident now, as the kernel counts it (VmRSS). */
  double residentMegabytes() throws IOException {
    return status("VmRSS:").orElseThrow() / 1024.0;
  }

  double processorSeconds() {
    return processorTime.toMillis() / 1000.0;
  }

  /** The highest resident memory, as the kernel counts it (VmHWM). */
  double peakMegabytes() {
    return peakKilobytes / 1024.0;
  }

  String processor() {
    return "%.1f s".formatted(processorSeconds());
  }

  String peak() {
    return "%.0f MB".formatted(peakMegabytes());
  }

  void sample() throws IOException {
    process.info().totalCpuDuration().ifPresent(time -> processorTime = time);
    status("VmHWM:").ifPresent(kilobytes -> peakKilobytes = kilobytes);
  }

  /** Empty when the process has ended. */
  private Optional<Long> status(String name) throws IOException {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")));
    } catch (NoSuchFileException ended) {
      return Optional.empty();
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
