package dev.hydrant.simulator;

import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.iam.Policy;
import dev.hydrant.simulator.identity.Access;
import dev.hydrant.simulator.identity.SimulatedRole;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * How the simulator behaves.
 *
 * @param port 0 for a free one
 * @param latencyMillis added to every answer
 * @param tps calls a second per account, region and Firehose operation; 0 for no limit, 5 on AWS
 * @param operationTps operation of any service → calls a second per account and region
 * @param seed for faults that hit a share of the calls, and for issued credentials
 * @param clock decides when a session expires
 */
public record SimulatorOptions(
    int port,
    long latencyMillis,
    double tps,
    Map<String, Double> operationTps,
    FaultPlan faults,
    long seed,
    Access access,
    Clock clock) {
  public SimulatorOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    if (latencyMillis < 0) {
      throw new IllegalArgumentException("latency must not be negative");
    }
    if (!(tps >= 0) || operationTps.values().stream().anyMatch(limit -> !(limit >= 0))) {
      throw new IllegalArgumentException("calls a second must not be negative");
    }
    operationTps = Map.copyOf(operationTps);
  }

  /** A free port, no latency, no throttling, no faults, everything allowed. */
  public static SimulatorOptions defaults() {
    return new SimulatorOptions(
        0, 0, 0, Map.of(), FaultPlan.NONE, 1, Access.OPEN, Clock.systemUTC());
  }

  public SimulatorOptions withPort(int value) {
    return new SimulatorOptions(
        value, latencyMillis, tps, operationTps, faults, seed, access, clock);
  }

  public SimulatorOptions withLatencyMillis(long value) {
    return new SimulatorOptions(port, value, tps, operationTps, faults, seed, access, clock);
  }

  public SimulatorOptions withTps(double value) {
    return new SimulatorOptions(
        port, latencyMillis, value, operationTps, faults, seed, access, clock);
  }

  public SimulatorOptions withOperationTps(Map<String, Double> value) {
    return new SimulatorOptions(port, latencyMillis, tps, value, faults, seed, access, clock);
  }

  public SimulatorOptions withFaults(FaultPlan value) {
    return new SimulatorOptions(port, latencyMillis, tps, operationTps, value, seed, access, clock);
  }

  public SimulatorOptions withSeed(long value) {
    return new SimulatorOptions(
        port, latencyMillis, tps, operationTps, faults, value, access, clock);
  }

  private SimulatorOptions withAccess(Access value) {
    return new SimulatorOptions(port, latencyMillis, tps, operationTps, faults, seed, value, clock);
  }

  public SimulatorOptions withFurtherKeys(Map<String, String> value) {
    return withAccess(access.withFurtherKeys(value));
  }

  public SimulatorOptions acceptingAnyKey() {
    return withAccess(access.acceptingAnyKey());
  }

  public SimulatorOptions withPolicy(Policy value) {
    return withAccess(access.withPolicy(value));
  }

  public SimulatorOptions withRoles(SimulatedRole... values) {
    return withAccess(access.withRoles(List.of(values)));
  }

  public SimulatorOptions withClock(Clock value) {
    return new SimulatorOptions(
        port, latencyMillis, tps, operationTps, faults, seed, access, value);
  }
}
