package dev.hydrant.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A thousand delivery streams behind 30 ms of latency, beside the same code with one call at a
 * time. One at a time would take a minute, so 200 streams are read and the rest is extrapolated.
 */
record IngestSpeed(Jar jar) implements Benchmark {
  private static final int STREAMS = 1_000;
  private static final int SEQUENTIAL_STREAMS = 200;
  private static final int TIMES_FASTER = 20;
  private static final SimulatorOptions SLOW = SimulatorOptions.defaults().withLatencyMillis(30);

  private record Run(double describeSeconds, double seconds, double processor, long calls) {}

  @Override
  public String title() {
    return "Ingest 1,000 delivery streams, 30 ms latency, no throttling, file sink";
  }

  @Override
  public List<Figure> run(Path folder) throws IOException, InterruptedException {
    Run together = read(STREAMS, Account.withoutLimit(), folder.resolve("together"));
    ObjectNode sequential = Account.withoutLimit().put("concurrency", 1);
    Run one = read(SEQUENTIAL_STREAMS, sequential, folder.resolve("one"));
    double scale = (double) STREAMS / SEQUENTIAL_STREAMS;
    double faster = one.describeSeconds() * scale / together.describeSeconds();
    return List.of(
        Figure.fact("AWS calls", String.valueOf(together.calls())),
        Figure.fact("whole run", "%.2f s".formatted(together.seconds())),
        Figure.fact("describe phase", "%.2f s".formatted(together.describeSeconds())),
        Figure.fact("processor time, JVM start included", "%.2f s".formatted(together.processor())),
        Figure.fact(
            "one call at a time: describe phase, extrapolated",
            "%.1f s".formatted(one.describeSeconds() * scale)),
        Figure.fact(
            "one call at a time: processor time, 200 streams", "%.2f s".formatted(one.processor())),
        new Figure(
            "times faster over the describe phase",
            "%.1f".formatted(faster),
            "at least " + TIMES_FASTER,
            faster >= TIMES_FASTER));
  }

  private Run read(int streams, ObjectNode settings, Path folder)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    try (Account account = Account.of(streams, SLOW);
        Measured process = jar.ingest(account.workflow(folder, settings), "-Xmx256m", folder)) {
      JsonNode report = process.report();
      long described = report.path("scan").path("described").asLong();
      if (described != streams) {
        throw new IllegalStateException("only " + described + " streams were described");
      }
      long calls = 0;
      for (JsonNode count : report.path("scan").path("calls")) {
        calls += count.asLong();
      }
      return new Run(
          report.path("scan").path("seconds").path("describe").asDouble(),
          report.path("seconds").asDouble(),
          process.processorSeconds(),
          calls);
    }
  }
}
