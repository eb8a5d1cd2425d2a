package dev.hydrant.model.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The states of a run, in the contract's spelling. A run has exactly one terminal state. */
public enum RunState {
  QUEUED("queued", false),
  RUNNING("running", false),
  SUCCESS("success", true),
  PARTIAL_SUCCESS("partialSuccess", true),
  FAILED("failed", true),
  STOPPED("stopped", true);

  private final String wire;
  private final boolean terminal;

  RunState(String wire, boolean terminal) {
    this.wire = wire;
    this.terminal = terminal;
  }

  @JsonValue
  public String wire() {
    return wire;
  }

  public boolean terminal() {
    return terminal;
  }

  @JsonCreator
  public static RunState fromWire(String wire) {
    return Arrays.stream(values())
        .filter(state -> state.wire.equals(wire))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a run state: " + wire));
  }
}
