package dev.hydrant.benchmarks;

import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.fault.OperationSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** AWS's own limit of five calls a second: used up, and hardly ever run into. */
record RateLimit(Jar jar) implements Benchmark {
  private static final int STREAMS = 500;
  private static final double CALLS_A_SECOND = 5;
  private static final double TOLERANCE = 0.02;
  private static final double PERCENT = 100;
  private static final double THROTTLED = 0.02;

  @Override
  public String title() {
    return "Ingest 500 delivery streams at 5 calls a second";
  }

  @Override
  public List<Figure> run(Path folder) throws IOException, InterruptedException {
    SimulatorOptions options =
        SimulatorOptions.defaults().withTps(CALLS_A_SECOND).withLatencyMillis(30);
    try (Account account = Account.of(STREAMS, options);
        Measured process =
            jar.ingest(account.workflow(folder, Account.settings()), "-Xmx256m", folder)) {
      process.report();
      OperationSnapshot describe = account.describes();
      double took = account.secondsDescribing();
      double limit = (STREAMS - 1) / CALLS_A_SECOND;
      double off = Math.abs(took - limit) / limit;
      double throttled = (double) describe.throttled() / describe.calls();
      return List.of(
          new Figure(
              "first to last describe; the limit's own time is %.1f s".formatted(limit),
              "%.2f s".formatted(took),
              "within %.0f %%".formatted(TOLERANCE * PERCENT),
              off <= TOLERANCE),
          new Figure(
              "describes that were throttled",
              "%.1f %%".formatted(throttled * PERCENT),
              "under 2 %",
              throttled < THROTTLED));
    }
  }
}
