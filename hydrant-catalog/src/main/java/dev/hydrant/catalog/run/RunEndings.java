package dev.hydrant.catalog.run;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.runner.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How runs end, or go back to the queue. A run that has ended stays as it ended. */
public final class RunEndings {
  /** What became of a runner's report. */
  public enum Answer {
    TAKEN,
    /** The same was told before. */
    REPEATED,
    /** Another attempt holds the run, or it has ended another way. */
    SUPERSEDED
  }

  private record Held(
      String state, int retries, int retried, long retryDelay, boolean cancel, String outcome) {}

  private final Database database;
  private final DatabaseClock clock;

  public RunEndings(Database database, DatabaseClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Takes the end of an attempt. Late ones count as long as nobody has leased the run since: the
   * attempt and its token are still those of the last lease.
   */
  public Answer finish(AttemptKey key, Ending ending) {
    return database.write(handle -> finish(handle, key, ending));
  }

  /**
   * Asks for a run to stop. One that waits ends at once; one that runs is told to.
   *
   * @return the run's instance when it is running there; empty when it has ended
   */
  public Optional<String> cancel(String runId, String reason) {
    return database.write(
        handle -> {
          int ended =
              handle
                  .createUpdate(
                      """
                      update run set state = 'stopped', reason = :reason, ended_at = :now
                      where id = :id and state = 'queued'
                      """)
                  .bind("reason", reason)
                  .bind("now", clock.now(handle))
                  .bind("id", runId)
                  .execute();
          return ended == 1 ? Optional.empty() : flag(handle, runId);
        });
  }

  /** Runs of a pipeline that have not ended. */
  public List<String> unfinished(String pipeline) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select id from run where pipeline = :pipeline"
                        + " and state in ('queued', 'running')")
                .bind("pipeline", pipeline)
                .mapTo(String.class)
                .list());
  }

  /** Ends a run that cannot be carried out: its service is gone, its settings are not usable. */
  public boolean fail(AttemptKey key, String reason) {
    return finish(
            key, new Ending(Outcome.FAILED, reason, false, Optional.empty(), Optional.empty(), 0))
        == Answer.TAKEN;
  }

  private Answer finish(Handle handle, AttemptKey key, Ending ending) {
    Optional<Held> found = find(handle, key);
    if (found.isEmpty()) {
      return Answer.SUPERSEDED;
    }
    Held held = found.get();
    if (!held.outcome().isEmpty()) {
      return held.outcome().equals(word(ending.outcome())) ? Answer.REPEATED : Answer.SUPERSEDED;
    }
    if (!held.state().equals("running") && !held.state().equals("queued")) {
      return Answer.SUPERSEDED;
    }
    long now = clock.now(handle);
    if (apply(handle, key, ending, held, now) == 0) {
      return Answer.SUPERSEDED;
    }
    RunAttempts.end(handle, key, ending, now);
    return Answer.TAKEN;
  }

  private static int apply(Handle handle, AttemptKey key, Ending ending, Held held, long now) {
    boolean released = ending.outcome() == Outcome.RELEASED;
    boolean again = ending.outcome() == Outcome.FAILED && ending.retryable() && held.retries() > 0;
    if (held.cancel() && (released || again)) {
      return end(handle, key, ending, RunState.STOPPED, now);
    }
    if (released) {
      return requeue(handle, key, ending, now, 0);
    }
    if (again) {
      return requeue(
          handle,
          key,
          ending,
          now + BackOff.millis(key.runId(), held.retried(), held.retryDelay()),
          1);
    }
    return end(handle, key, ending, ending.outcome().state(), now);
  }

  private static int end(Handle handle, AttemptKey key, Ending ending, RunState state, long now) {
    return handle
        .createUpdate(
            """
            update run set state = :state, outcome = :outcome, reason = :reason, report = :report,
              progress = coalesce(:progress, progress), chunks_lost = chunks_lost + :lost,
              lease_until = null, ended_at = :now
            where id = :id and attempt = :attempt and lease_hash = :lease and outcome is null
              and state in ('running', 'queued')
            """)
        .bind("state", state.wire())
        .bind("outcome", word(ending.outcome()))
        .bind("reason", ending.reason())
        .bind("report", (byte @Nullable []) ending.report().orElse(null))
        .bind("progress", ending.progress().orElse(null))
        .bind("lost", ending.chunksLost())
        .bind("now", now)
        .bind("id", key.runId())
        .bind("attempt", key.attempt())
        .bind("lease", key.leaseHash())
        .execute();
  }

  private static int requeue(
      Handle handle, AttemptKey key, Ending ending, long notBefore, int retriesUsed) {
    return handle
        .createUpdate(
            """
            update run set state = 'queued', outcome = :outcome, reason = :reason,
              not_before = :notBefore, give_up_at = give_up_at + (:notBefore - not_before),
              retries = retries - :used, retried = retried + :used,
              chunks_lost = chunks_lost + :lost, lease_until = null
            where id = :id and attempt = :attempt and lease_hash = :lease and outcome is null
              and state in ('running', 'queued')
            """)
        .bind("outcome", word(ending.outcome()))
        .bind("reason", ending.reason())
        .bind("notBefore", notBefore)
        .bind("used", retriesUsed)
        .bind("lost", ending.chunksLost())
        .bind("id", key.runId())
        .bind("attempt", key.attempt())
        .bind("lease", key.leaseHash())
        .execute();
  }

  private Optional<Held> find(Handle handle, AttemptKey key) {
    return handle
        .createQuery(
            "select state, retries, retried, retry_delay, cancel, outcome from run"
                + " where id = :id and attempt = :attempt and lease_hash = :lease"
                + lock())
        .bind("id", key.runId())
        .bind("attempt", key.attempt())
        .bind("lease", key.leaseHash())
        .map(
            (row, context) ->
                new Held(
                    row.getString("state"),
                    row.getInt("retries"),
                    row.getInt("retried"),
                    row.getLong("retry_delay"),
                    row.getInt("cancel") == 1,
                    Optional.ofNullable(row.getString("outcome")).orElse("")))
        .findOne();
  }

  /** On PostgreSQL two servers may hear the same report at once. */
  private String lock() {
    return database.dialect().skipLocked().isEmpty() ? "" : " for update";
  }

  private static Optional<String> flag(Handle handle, String runId) {
    return handle
        .createQuery(
            "update run set cancel = 1 where id = :id and state = 'running' returning instance")
        .bind("id", runId)
        .mapTo(String.class)
        .findOne();
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
