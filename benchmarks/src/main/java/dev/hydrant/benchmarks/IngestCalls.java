package dev.hydrant.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How often AWS is asked: the calls that have the tightest limits must not grow with anything. */
record IngestCalls(Jar jar) implements Benchmark {
  private static final int STREAMS = 1_000;
  private static final int TAGGED_STREAMS_PER_CALL = 100;

  @Override
  public String title() {
    return "Calls of one run over 1,000 delivery streams";
  }

  @Override
  public List<Figure> run(Path folder) throws IOException, InterruptedException {
    try (Account account = Account.of(STREAMS, SimulatorOptions.defaults());
        Measured process =
            jar.ingest(account.workflow(folder, Account.withoutLimit()), "-Xmx256m", folder)) {
      JsonNode calls = process.report().path("scan").path("calls");
      long describes = calls.path(Account.DESCRIBE).asLong();
      long tags =
          calls.path("GetResources").asLong() + calls.path("ListTagsForDeliveryStream").asLong();
      List<Figure> figures = new ArrayList<>();
      calls
          .properties()
          .forEach(call -> figures.add(Figure.fact(call.getKey(), call.getValue().asText())));
      figures.add(
          new Figure(
              "describes a stream",
              "%.3f".formatted((double) describes / STREAMS),
              "1",
              describes == STREAMS));
      // An empty last page is one call more and no cost that grows.
      long most = STREAMS / TAGGED_STREAMS_PER_CALL + 1;
      figures.add(
          new Figure(
              "tag calls for all streams", String.valueOf(tags), "at most " + most, tags <= most));
      return figures;
    }
  }
}
