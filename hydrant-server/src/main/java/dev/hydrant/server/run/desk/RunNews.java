package dev.hydrant.server.run.desk;

/** Hears that a run has changed. What it does must be short, and must not fail the caller. */
@FunctionalInterface
public interface RunNews {
  void changed(String runId);

  /** It has changed, and may have ended by that; told once for each time. */
  default void ended(String runId) {
    changed(runId);
  }
}
