package dev.hydrant.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Memory stays bounded whatever the number of delivery streams. */
record IngestMemory(Jar jar) implements Benchmark {
  private static final int FEW = 1_000;
  private static final int MANY = 10_000;
  private static final int MEGABYTES = 256;
  private static final int GROWTH_MEGABYTES = 32;

  @Override
  public String title() {
    return "Memory of an ingestion of 10,000 delivery streams with -Xmx128m";
  }

  @Override
  public List<Figure> run(Path folder) throws IOException, InterruptedException {
    double few = peak(FEW, folder.resolve("few"));
    double many = peak(MANY, folder.resolve("many"));
    return List.of(
        Figure.fact("peak resident memory, 1,000 streams", "%.0f MB".formatted(few)),
        new Figure(
            "peak resident memory, 10,000 streams",
            "%.0f MB".formatted(many),
            "under " + MEGABYTES + " MB",
            many < MEGABYTES),
        new Figure(
            "growth from 1,000 to 10,000 streams",
            "%.0f MB".formatted(many - few),
            "at most " + GROWTH_MEGABYTES + " MB",
            many - few <= GROWTH_MEGABYTES));
  }

  private double peak(int streams, Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    try (Account account = Account.of(streams, SimulatorOptions.defaults());
        Measured process =
            jar.ingest(account.workflow(folder, Account.withoutLimit()), "-Xmx128m", folder)) {
      JsonNode report = process.report();
      if (report.path("scan").path("described").asLong() != streams) {
        throw new IllegalStateException("not all streams were described");
      }
      return process.peakMegabytes();
    }
  }
}
