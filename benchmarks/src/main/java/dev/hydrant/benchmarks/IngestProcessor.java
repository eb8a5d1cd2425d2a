package dev.hydrant.benchmarks;

import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.fault.OperationSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Processor time of a run once it is warm: from the thousandth stream on, everything included, from
 * the socket over mapping to the file.
 */
record IngestProcessor(Jar jar) implements Benchmark {
  private static final int WARM = 1_000;
  private static final int STREAMS = 10_000;
  private static final double MILLIS_A_STREAM = 2;

  @Override
  public String title() {
    return "Processor time of streams 1,001 to 10,000 of one run, file sink";
  }

  @Override
  public List<Figure> run(Path folder) throws IOException, InterruptedException {
    try (Account account = Account.of(STREAMS, SimulatorOptions.defaults());
        Measured process =
            jar.ingest(account.workflow(folder, Account.withoutLimit()), "-Xmx256m", folder)) {
      Start start = new Start(account, process);
      process.report(start::look);
      double processor = process.processorSeconds() - start.processor;
      double millis = processor * 1_000 / (STREAMS - start.streams);
      return List.of(
          Figure.fact("measured from stream", String.valueOf(start.streams)),
          Figure.fact("processor time until then", "%.2f s".formatted(start.processor)),
          new Figure(
              "processor time a stream from then on",
              "%.2f ms".formatted(millis),
              "under %.0f ms".formatted(MILLIS_A_STREAM),
              millis < MILLIS_A_STREAM));
    }
  }

  /** The moment at which the run has warmed up, as the account sees it. */
  private static final class Start {
    private final Account account;
    private final Measured process;
    private long streams;
    private double processor;

    private Start(Account account, Measured process) {
      this.account = account;
      this.process = process;
    }

    private void look() {
      long described =
          account
              .simulator()
              .statistics()
              .operation(Account.DESCRIBE)
              .map(OperationSnapshot::calls)
              .orElse(0L);
      if (streams == 0 && described >= WARM) {
        streams = described;
        processor = process.processorSeconds();
      }
    }
  }
}
