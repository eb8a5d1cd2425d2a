package dev.hydrant.model.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The contract's summary of one step of a run. */
public record StepSummary(
    String name,
    long records,
    @JsonProperty("updated_records") long updatedRecords,
    long warnings,
    long errors,
    long filtered,
    List<Failure> failures) {
  /** The contract's failure: a name and what happened to it. */
  public record Failure(String name, String error) {}

  public StepSummary {
    failures = List.copyOf(failures);
  }
}
