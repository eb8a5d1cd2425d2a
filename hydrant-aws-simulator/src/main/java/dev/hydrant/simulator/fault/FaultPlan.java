package dev.hydrant.simulator.fault;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The faults of one simulator, in order: the first that concerns a call and is not used up wins.
 */
public record FaultPlan(List<Fault> faults) {
  public static final FaultPlan NONE = new FaultPlan(List.of());

  public FaultPlan {
    faults = List.copyOf(faults);
  }

  public static FaultPlan of(Fault... faults) {
    return new FaultPlan(List.of(faults));
  }

  /** Reads specifications separated by commas; see {@link Fault#parse}. */
  public static FaultPlan parse(String text) {
    return new FaultPlan(
        Arrays.stream(text.split(",")).filter(part -> !part.isBlank()).map(Fault::parse).toList());
  }

  public FaultPlan and(FaultPlan other) {
    return new FaultPlan(Stream.concat(faults.stream(), other.faults.stream()).toList());
  }
}
