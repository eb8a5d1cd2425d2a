package dev.hydrant.runner.metrics;

import dev.hydrant.model.runner.Outcome;
import dev.hydrant.runner.Agent;
import dev.hydrant.runner.run.Statistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The state of an agent as meters; documented in {@code docs/runner.md}. */
final class RunnerMeters implements MeterBinder {
  private static final String PREFIX = "hydrant.runner.";

  private final Agent agent;

  RunnerMeters(Agent agent) {
    this.agent = agent;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder(PREFIX + "connected", () -> agent.connected() ? 1 : 0)
        .description("1 while the server answers this process, else 0")
        .register(registry);
    Gauge.builder(PREFIX + "slots", agent::slots)
        .description("Runs that this process takes at once")
        .register(registry);
    Gauge.builder(PREFIX + "jobs", agent::working)
        .description("Runs by state: working, or ended and not heard of by the server")
        .tag("state", "working")
        .register(registry);
    Gauge.builder(PREFIX + "jobs", agent::untold)
        .description("Runs by state: working, or ended and not heard of by the server")
        .tag("state", "untold")
        .register(registry);
    Gauge.builder(PREFIX + "lease.age", () -> agent.leaseAge().toMillis() / 1e3)
        .description("Since the longest held lease was last renewed; 0 without one")
        .baseUnit("seconds")
        .register(registry);
    bindCounts(registry, agent.statistics());
  }

  private static void bindCounts(MeterRegistry registry, Statistics statistics) {
    FunctionCounter.builder(PREFIX + "reconnects", statistics, Statistics::reconnects)
        .description("Times that the server answered again after it had not")
        .register(registry);
    FunctionCounter.builder(PREFIX + "log.chunks.lost", statistics, Statistics::chunksLost)
        .description("Parts of logs that the server never had")
        .register(registry);
    for (Outcome outcome : Outcome.values()) {
      FunctionTimer.builder(
              PREFIX + "run",
              statistics.ended(outcome),
              Statistics.Ended::count,
              Statistics.Ended::nanos,
              TimeUnit.NANOSECONDS)
          .description("Time of child processes by how their attempts ended")
          .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
  }
}
