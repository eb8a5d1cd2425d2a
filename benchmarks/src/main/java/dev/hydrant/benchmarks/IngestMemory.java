package dev.hydrant.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Memory stays bounded whatever the number of delivery streams. */
record IngestMemory(Jar jar) implements Benchmark {
  private static final int STREAMS = 10_000;
  private static final int MEGABYTES = 256;

  @Override
  public String title() {
    return "Ingest 10,000 delivery streams with -Xmx128m";
  }

  @Override
  public List<Figure> run(Path folder) throws IOException, InterruptedException {
    try (Account account = Account.of(STREAMS, SimulatorOptions.defaults());
        Measured process =
            jar.ingest(account.workflow(folder, Account.withoutLimit()), "-Xmx128m", folder)) {
      JsonNode report = process.report();
      long described = report.path("scan").path("described").asLong();
      return List.of(
          Figure.fact("streams described", String.valueOf(described)),
          Figure.fact("whole run", "%.1f s".formatted(report.path("seconds").asDouble())),
          new Figure(
              "peak resident memory",
              "%.0f MB".formatted(process.peakMegabytes()),
              "under " + MEGABYTES + " MB",
              described == STREAMS && process.peakMegabytes() < MEGABYTES));
    }
  }
}
