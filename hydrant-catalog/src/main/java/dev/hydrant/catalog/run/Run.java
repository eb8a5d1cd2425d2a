package dev.hydrant.catalog.run;

import dev.hydrant.model.run.RunState;
import dev.hydrant.model.work.WorkKind;
import java.util.Optional;

/**
 * A run as it stands. Times are epoch milliseconds by the database's clock.
 *
 * @param attempt 0 until a runner takes it
 * @param losses runners that were lost with it
 * @param cancel somebody has asked for it to be stopped
 * @param reason why it is in its state, for a person; empty where the state says it all
 * @param progress the newest report, as JSON
 * @param logBytes length of the log's text
 * @param chunksLost log chunks that never arrived
 */
public record Run(
    String id,
    String pipeline,
    WorkKind kind,
    String service,
    String runner,
    RunState state,
    int attempt,
    int losses,
    boolean cancel,
    String reason,
    Optional<String> progress,
    long logBytes,
    long chunksLost,
    Times times) {
  /** When things happened to a run. */
  public record Times(
      long due, long notBefore, long created, Optional<Long> started, Optional<Long> ended) {}
}
