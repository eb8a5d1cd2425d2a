package dev.hydrant.server.run;

import dev.hydrant.catalog.run.Run;
import dev.hydrant.catalog.run.RunFigures;
import dev.hydrant.catalog.run.RunReader;
import dev.hydrant.catalog.run.RunnerDirectory;
import dev.hydrant.model.run.RunReport;
import dev.hydrant.model.runner.FinishRequest;
import dev.hydrant.server.run.desk.RunNews;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is measured of runs and runners. What stands in the database is the same on every server
 * that shares it; what happened is counted by the server that heard of it, so sums over all servers
 * are right. Runners name the operations that they called: what does not look like one, and more
 * than there can be, counts as "other".
 */
final class RunMeters implements RunNews {
  private static final Logger log = LoggerFactory.getLogger(RunMeters.class);
  private static final Pattern OPERATION = Pattern.compile("[A-Za-z0-9.:_-]{1,64}");
  private static final int MOST_OPERATIONS = 100;
  private static final Duration[] BUCKETS = {
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1),
    Duration.ofHours(4)
  };

  private final RunReader reader;
  private final RunGauges gauges;
  private final RunNews next;
  private final Set<String> operations = ConcurrentHashMap.newKeySet();
  private volatile MeterRegistry meters = new SimpleMeterRegistry();

  /**
   * @param next hears the same news
   */
  RunMeters(RunReader reader, RunFigures figures, RunnerDirectory runners, RunNews next) {
    this.reader = reader;
    this.gauges = new RunGauges(figures, runners);
    this.next = next;
  }

  void measure(MeterRegistry registry) {
    meters = registry;
    gauges.measure(registry);
    for (String state : List.of("success", "partialSuccess", "failed", "stopped")) {
      ended("ingest", state);
    }
    lost();
    aws("hydrant.aws.calls", "other");
    aws("hydrant.aws.throttled", "other");
    seconds("ingest");
  }

  @Override
  public void changed(String runId) {
    next.changed(runId);
  }

  @Override
  public void ended(String runId) {
    try {
      reader.get(runId).filter(run -> run.state().terminal()).ifPresent(this::count);
    } catch (RuntimeException e) {
      log.warn("The end of run {} could not be counted: {}", runId, e.toString());
    }
    next.ended(runId);
  }

  /** Counts what a runner tells of an attempt that has ended. */
  void told(FinishRequest request) {
    lost().increment(request.chunksLost());
    request
        .report()
        .flatMap(RunReport::scan)
        .ifPresent(
            scan -> {
              count("hydrant.aws.calls", scan.calls());
              count("hydrant.aws.throttled", scan.throttled());
            });
  }

  private void count(Run run) {
    String kind = run.kind().name().toLowerCase(Locale.ROOT);
    ended(kind, run.state().wire()).increment();
    run.times()
        .ended()
        .ifPresent(
            end ->
                seconds(kind).record(Duration.ofMillis(end - run.times().started().orElse(end))));
  }

  private void count(String meter, Map<String, Long> byOperation) {
    byOperation.forEach((operation, calls) -> aws(meter, known(operation)).increment(calls));
  }

  private String known(String operation) {
    boolean fits =
        OPERATION.matcher(operation).matches()
            && (operations.contains(operation)
                || operations.size() < MOST_OPERATIONS && operations.add(operation));
    return fits ? operation : "other";
  }

  private Counter ended(String kind, String state) {
    return Counter.builder("hydrant.runs.ended")
        .description("Runs that ended, by how; tests and listings are kinds of their own")
        .tag("kind", kind)
        .tag("state", state)
        .register(meters);
  }

  private Timer seconds(String kind) {
    return Timer.builder("hydrant.run")
        .description("From the first start of a run to its end")
        .tag("kind", kind)
        .serviceLevelObjectives(BUCKETS)
        .register(meters);
  }

  private Counter lost() {
    return Counter.builder("hydrant.log.chunks.lost")
        .description("Chunks of logs that runners could not hand over")
        .register(meters);
  }

  private Counter aws(String meter, String operation) {
    return Counter.builder(meter)
        .description(
            meter.endsWith("calls")
                ? "Calls of AWS that runs reported, every attempt"
                : "Calls of AWS that were throttled, as runs reported")
        .tag("operation", operation)
        .register(meters);
  }
}
