package dev.hydrant.catalog.schedule;

import dev.hydrant.catalog.run.NewRun;
import java.util.Optional;

/** Says what a due pipeline's run looks like: its service, its runner, its retries. */
@FunctionalInterface
public interface RunPlanner {
  /**
   * Called outside any transaction.
   *
   * @return empty when the pipeline or its service is gone
   */
  Optional<NewRun> plan(String pipeline);
}
