package dev.hydrant.model.connector;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Asked between steps of work: has somebody asked to stop? */
public final class CancelSignal {
  private final AtomicBoolean cancelled = new AtomicBoolean();

  public void cancel() {
    cancelled.set(true);
  }

  public boolean cancelled() {
    return cancelled.get();
  }

  /**
   * @throws HydrantException with {@link ErrorCode#CANCELLED} when the run was asked to stop
   */
  public void check() {
    if (cancelled()) {
      throw new HydrantException(ErrorCode.CANCELLED, "The run was stopped.");
    }
  }
}
