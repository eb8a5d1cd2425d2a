package dev.hydrant.catalog.autopilot;

import java.util.Optional;

/**
 * How far AutoPilot has come with one service. Times are epoch milliseconds by the database's
 * clock.
 *
 * @param service its identifier
 * @param enabled the service's own switch
 * @param round counts from 1 how often it was started
 * @param step that is next while it works, or at which it ended
 * @param reason why it ended, for a person; empty where the state says it all
 * @param pipeline the ingestion pipeline that it made
 * @param runId of the first run
 * @param lookAt by this a claim is told from the one before
 */
public record Flight(
    String service,
    boolean enabled,
    int round,
    Step step,
    State state,
    String reason,
    Optional<String> pipeline,
    Optional<String> runId,
    long lookAt,
    Times times) {
  /** What is done, in this order; the words are those of the table and of the API. */
  public enum Step {
    CREATE,
    DEPLOY,
    RUN,
    WATCH
  }

  /** Where it stands. */
  public enum State {
    WORKING,
    DONE,
    FAILED,
    /** A person has configured or changed what AutoPilot would have. */
    LEFT_ALONE
  }

  /** When each step ended. */
  public record Times(
      long began,
      Optional<Long> created,
      Optional<Long> deployed,
      Optional<Long> queued,
      Optional<Long> ended) {}
}
