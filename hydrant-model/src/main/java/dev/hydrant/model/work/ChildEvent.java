package dev.hydrant.model.work;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hydrant.model.connector.TestStep;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.run.RunReport;
import java.time.Instant;
import java.util.List;

/** One line of a child's standard output, already redacted. A child without a report has failed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ChildEvent.Log.class, name = "log"),
  @JsonSubTypes.Type(value = ChildEvent.Progress.class, name = "progress"),
  @JsonSubTypes.Type(value = ChildEvent.Step.class, name = "step"),
  @JsonSubTypes.Type(value = ChildEvent.Names.class, name = "names"),
  @JsonSubTypes.Type(value = ChildEvent.Report.class, name = "report")
})
public sealed interface ChildEvent {
  /** A line of the run's log. */
  record Log(Instant time, RunEvents.Level level, String message) implements ChildEvent {}

  /** How far a stage is; total is -1 while unknown. */
  record Progress(String stage, long done, long total) implements ChildEvent {}

  /** A step of a connection test as it ends. */
  record Step(TestStep step) implements ChildEvent {}

  /** The names that a listing found. */
  record Names(List<String> names) implements ChildEvent {}

  /** The last event: the verdict. For a test, failed means that a mandatory step failed. */
  record Report(RunReport report) implements ChildEvent {}
}
