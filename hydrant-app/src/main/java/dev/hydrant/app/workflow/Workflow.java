package dev.hydrant.app.workflow;

import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import java.util.List;

/**
 * A workflow file that was read, checked and filled with variables; references to secrets are still
 * references.
 *
 * @param successThreshold percent of streams that must succeed for a partial success, 0 to 100
 * @param level of the log: lines below it are left out
 * @param notes things the person should know: keys without meaning, moved keys; one INFO line each
 */
public record Workflow(
    String serviceName,
    FirehoseConnection connection,
    PipelineSourceConfig sourceConfig,
    HydrantSettings settings,
    SinkTarget sink,
    int successThreshold,
    boolean raiseOnError,
    RunEvents.Level level,
    List<String> notes) {
  public Workflow {
    notes = List.copyOf(notes);
  }

  /** The same, where an empty listing may delete what there is. */
  public Workflow allowingEmpty() {
    return new Workflow(
        serviceName,
        connection,
        sourceConfig,
        settings.withDeletion(settings.deletion().allowingEmpty()),
        sink,
        successThreshold,
        raiseOnError,
        level,
        notes);
  }
}
