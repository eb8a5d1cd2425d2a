package dev.hydrant.server.run;

import dev.hydrant.catalog.run.RunFigures;
import dev.hydrant.catalog.run.RunnerDirectory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of runs and runners, read from the database at most once in five seconds. */
final class RunGauges {
  private static final Logger log = LoggerFactory.getLogger(RunGauges.class);
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final double MILLIS = 1_000.0;

  /** What was read together; absent figures mean that the database did not answer. */
  private record Look(
      long at, Optional<RunFigures.Now> runs, Optional<Map<String, Long>> runners) {}

  private final RunFigures figures;
  private final RunnerDirectory runners;
  private Look look = new Look(System.nanoTime() - FRESH_NANOS, Optional.empty(), Optional.empty());

  RunGauges(RunFigures figures, RunnerDirectory runners) {
    this.figures = figures;
    this.runners = runners;
  }

  void measure(MeterRegistry meters) {
    runs(meters, "queued", RunFigures.Now::queued);
    runs(meters, "running", RunFigures.Now::running);
    gauge(
        meters, "hydrant.queue.depth", "Runs that a runner could take now", RunFigures.Now::ready);
    gauge(
        meters,
        "hydrant.queue.wait.seconds",
        "Since when the run that waits longest could have been taken",
        now -> now.longestWait() / MILLIS);
    gauge(
        meters,
        "hydrant.lease.age.seconds",
        "Since the running run that was heard of least lately was heard of",
        now -> now.oldestLease() / MILLIS);
    for (String state : RunnerViews.STATES) {
      Gauge.builder("hydrant.runners", () -> runners(state))
          .description("Runners by state; several processes of one name are one")
          .tag("state", state)
          .register(meters);
    }
  }

  private void runs(MeterRegistry meters, String state, ToDoubleFunction<RunFigures.Now> figure) {
    Gauge.builder("hydrant.runs", () -> figure(figure))
        .description("Runs that have not ended, by state")
        .tag("state", state)
        .register(meters);
  }

  private void gauge(
      MeterRegistry meters,
      String name,
      String description,
      ToDoubleFunction<RunFigures.Now> figure) {
    Gauge.builder(name, () -> figure(figure)).description(description).register(meters);
  }

  private double figure(ToDoubleFunction<RunFigures.Now> figure) {
    return fresh().runs().map(figure::applyAsDouble).orElse(Double.NaN);
  }

  private double runners(String state) {
    return fresh()
        .runners()
        .map(states -> states.getOrDefault(state, 0L).doubleValue())
        .orElse(Double.NaN);
  }

  private synchronized Look fresh() {
    long now = System.nanoTime();
    if (now - look.at() >= FRESH_NANOS) {
      look = read(now);
    }
    return look;
  }

  private Look read(long now) {
    try {
      return new Look(now, Optional.of(figures.now()), Optional.of(states()));
    } catch (RuntimeException e) {
      log.warn("Runs and runners could not be measured: {}", e.toString());
      return new Look(now, Optional.empty(), Optional.empty());
    }
  }

  private Map<String, Long> states() {
    return runners.all().stream()
        .collect(Collectors.groupingBy(RunnerViews::status, Collectors.counting()));
  }
}
