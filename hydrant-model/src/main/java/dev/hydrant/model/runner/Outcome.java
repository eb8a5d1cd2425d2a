package dev.hydrant.model.runner;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hydrant.model.run.RunState;

/** How an attempt ended. */
public enum Outcome {
  @JsonProperty("success")
  SUCCESS,
  @JsonProperty("partialSuccess")
  PARTIAL_SUCCESS,
  @JsonProperty("failed")
  FAILED,
  @JsonProperty("stopped")
  STOPPED,
  /** The runner gives the run back unfinished: another attempt may take it. */
  @JsonProperty("released")
  RELEASED;

  /** The state of the run after this outcome, when there is no further attempt. */
  public RunState state() {
    return switch (this) {
      case SUCCESS -> RunState.SUCCESS;
      case PARTIAL_SUCCESS -> RunState.PARTIAL_SUCCESS;
      case FAILED -> RunState.FAILED;
      case STOPPED -> RunState.STOPPED;
      case RELEASED -> RunState.QUEUED;
    };
  }

  /**
   * @throws IllegalArgumentException for a state that does not end a run
   */
  public static Outcome of(RunState state) {
    return switch (state) {
      case SUCCESS -> SUCCESS;
      case PARTIAL_SUCCESS -> PARTIAL_SUCCESS;
      case FAILED -> FAILED;
      case STOPPED -> STOPPED;
      case QUEUED, RUNNING -> throw new IllegalArgumentException("not an end: " + state);
    };
  }
}
