package dev.hydrant.runner.run;

import dev.hydrant.model.runner.RunnerTiming;
import dev.hydrant.model.workflow.Secret;

/** Where the session token of this process is had; it changes while the runner lives. */
public interface Sessions {
  /**
   * The newest token.
   *
   * @throws dev.hydrant.model.error.HydrantException when there is none and none can be had now
   */
  Secret token();

  /** The server has refused this token: the next call of {@link #token} registers again. */
  void refused(Secret token);

  RunnerTiming timing();
}
