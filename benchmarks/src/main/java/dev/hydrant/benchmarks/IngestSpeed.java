package dev.hydrant.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Delivery streams behind 30 ms of latency, beside the same code with one call at a time. One at a
 * time would take minutes, so at most 200 streams are read that way and the rest is extrapolated.
 *
 * @param streams how many are read together
 */
record IngestSpeed(Jar jar, int streams) implements Benchmark {
  private static final int SEQUENTIAL_STREAMS = 200;
  private static final int TIMES_FASTER = 20;
  private static final SimulatorOptions SLOW = SimulatorOptions.defaults().withLatencyMillis(30);

  /**
   * @param describing from the first describe to the last, as the account saw them
   * @param phase of describing, enriching and writing, as the report tells
   */
  private record Run(double describing, double phase, double seconds, double processor) {}

  @Override
  public String title() {
    return "Ingest %,d delivery streams, 30 ms latency, no throttling, file sink"
        .formatted(streams);
  }

  @Override
  public List<Figure> run(Path folder) throws IOException, InterruptedException {
    int alone = Math.min(streams, SEQUENTIAL_STREAMS);
    // The slow run comes first and warms the account's own code, which nobody wants to measure.
    Run one = read(alone, Account.withoutLimit().put("concurrency", 1), folder.resolve("one"));
    Run together = read(streams, Account.withoutLimit(), folder.resolve("together"));
    double times = (double) streams / alone;
    double faster = one.describing() * times / together.describing();
    return List.of(
        Figure.fact("whole run", "%.2f s".formatted(together.seconds())),
        Figure.fact("processor time, JVM start included", "%.2f s".formatted(together.processor())),
        Figure.fact(
            "describe phase, with one call at a time (from %d streams)".formatted(alone),
            "%.2f s, %.1f s".formatted(together.phase(), one.phase() * times)),
        Figure.fact(
            "first to last describe, with one call at a time",
            "%.2f s, %.1f s".formatted(together.describing(), one.describing() * times)),
        new Figure(
            "times faster from first to last describe",
            "%.1f".formatted(faster),
            "at least " + TIMES_FASTER,
            faster >= TIMES_FASTER));
  }

  private Run read(int count, ObjectNode settings, Path folder)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    try (Account account = Account.of(count, SLOW);
        Measured process = jar.ingest(account.workflow(folder, settings), "-Xmx256m", folder)) {
      JsonNode report = process.report();
      long described = report.path("scan").path("described").asLong();
      if (described != count) {
        throw new IllegalStateException("only " + described + " streams were described");
      }
      return new Run(
          account.secondsDescribing(),
          report.path("scan").path("seconds").path("describe").asDouble(),
          report.path("seconds").asDouble(),
          process.processorSeconds());
    }
  }
}
