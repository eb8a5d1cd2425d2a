package dev.hydrant.app.ingest;

import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.connector.Connector;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.run.RunReport;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.sink.MetadataSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One ingestion: connector to sink, and whatever happens, a report. */
public final class IngestRun {
  private static final Logger log = LoggerFactory.getLogger(IngestRun.class);

  private final String serviceName;
  private final int successThreshold;
  private final RunEvents events;
  private final CancelSignal cancel;

  public IngestRun(
      String serviceName, int successThreshold, RunEvents events, CancelSignal cancel) {
    this.serviceName = serviceName;
    this.successThreshold = successThreshold;
    this.events = events;
    this.cancel = cancel;
  }

  /** Builds what may fail late, so that its failure too becomes a report. */
  public interface Parts {
    Connector connector();

    MetadataSink sink();
  }

  /** Never throws; an error that ends the run is in the report. */
  public RunReport run(Parts parts) {
    long start = System.nanoTime();
    List<Problem> problems = new ArrayList<>();
    events.log(RunEvents.Level.INFO, "Ingesting into service " + serviceName);
    try (Connector connector = parts.connector();
        MetadataSink sink = parts.sink()) {
      ScanReport scan = connector.scan(sink, events, cancel);
      cancel.check();
      SinkReport written = sink.finish(scan);
      return report(start, Verdict.of(scan, written, successThreshold), scan, written, problems);
    } catch (HydrantException e) {
      problems.add(problem(e));
      events.log(RunEvents.Level.ERROR, sentence(e));
      RunState state = e.code() == ErrorCode.CANCELLED ? RunState.STOPPED : RunState.FAILED;
      return ended(start, state, problems);
    } catch (RuntimeException e) {
      log.debug("the run of {} ended by a defect", serviceName, e);
      problems.add(
          new Problem(
              Severity.ERROR,
              ErrorCode.INTERNAL_ERROR,
              "",
              "Hydrant failed by a defect of its own (" + e.getClass().getSimpleName() + ").",
              "Run again with loggerLevel DEBUG and report the log."));
      events.log(RunEvents.Level.ERROR, problems.get(0).message());
      return ended(start, RunState.FAILED, problems);
    }
  }

  private RunReport report(
      long start, RunState state, ScanReport scan, SinkReport sink, List<Problem> problems) {
    problems.addAll(scan.problems());
    problems.addAll(sink.problems());
    return new RunReport(
        state,
        serviceName,
        seconds(start),
        Optional.of(scan),
        Optional.of(sink),
        problems,
        Verdict.steps(scan, sink));
  }

  private RunReport ended(long start, RunState state, List<Problem> problems) {
    return new RunReport(
        state,
        serviceName,
        seconds(start),
        Optional.empty(),
        Optional.empty(),
        problems,
        List.of());
  }

  private static Problem problem(HydrantException e) {
    return new Problem(Severity.ERROR, e.code(), "", e.text(), e.advice());
  }

  private static String sentence(HydrantException e) {
    return e.advice().isEmpty() ? e.text() : e.text() + " " + e.advice();
  }

  private static double seconds(long start) {
    return Math.round((System.nanoTime() - start) / 1e6) / 1e3;
  }
}
