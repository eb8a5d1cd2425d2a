package dev.hydrant.catalog.run;

import dev.hydrant.model.work.WorkKind;
import java.time.Duration;

/**
 * A run that is to be queued.
 *
 * @param pipeline id of the entity that is run: an ingestion pipeline, a workflow, a service
 * @param service name of the service; empty for the test of one that does not exist yet
 * @param runner name of the runner that may take it
 * @param retries further attempts after a failure that may pass
 * @param retryDelay before each of them
 * @param giveUp how long it waits for a runner
 */
public record NewRun(
    String id,
    String pipeline,
    WorkKind kind,
    String service,
    String runner,
    int retries,
    Duration retryDelay,
    Duration giveUp) {
  /** The same run under another identifier. */
  public NewRun withId(String other) {
    return new NewRun(other, pipeline, kind, service, runner, retries, retryDelay, giveUp);
  }
}
