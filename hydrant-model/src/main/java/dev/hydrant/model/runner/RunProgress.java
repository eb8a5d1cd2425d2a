package dev.hydrant.model.runner;

import dev.hydrant.model.connector.TestStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest state of an attempt; each report replaces the one before.
 *
 * @param total -1 while unknown
 * @param steps of a connection test, all that have ended
 */
public record RunProgress(String stage, long done, long total, List<TestStep> steps) {
  public RunProgress(String stage, long done, long total, @Nullable List<TestStep> steps) {
    this.stage = stage;
    this.done = done;
    this.total = total;
    this.steps = steps == null ? List.of() : List.copyOf(steps);
  }
}
