package dev.hydrant.model.runner;

import dev.hydrant.model.workflow.Secret;
import java.util.List;
import java.util.Optional;

/**
 * What to do with each held run.
 *
 * @param sessionToken a new one, in the last half of the old one's life
 */
public record HeartbeatAnswer(List<RunVerdict> runs, Optional<Secret> sessionToken) {
  /** What the server says of one held run. */
  public enum Verdict {
    CONTINUE,
    /** Somebody asked for the run to be stopped. */
    CANCEL,
    /** The attempt is not this runner's any more: its child must end at once. */
    GONE
  }

  /** The verdict on one run. */
  public record RunVerdict(String runId, Verdict verdict) {}

  public HeartbeatAnswer {
    runs = List.copyOf(runs);
  }
}
