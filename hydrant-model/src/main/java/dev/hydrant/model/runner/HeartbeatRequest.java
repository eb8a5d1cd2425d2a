package dev.hydrant.model.runner;

import dev.hydrant.model.workflow.Secret;
import java.util.List;

/** A runner is alive and still holds these runs. */
public record HeartbeatRequest(String instanceId, Load load, List<HeldRun> runs) {
  /**
   * @param running children under way
   * @param slots runs that it takes at once; 0 when it is ending and takes no more
   */
  public record Load(int running, int slots) {}

  /** One attempt that the runner holds. */
  public record HeldRun(String runId, int attempt, Secret leaseToken) {}

  public HeartbeatRequest {
    runs = List.copyOf(runs);
  }
}
