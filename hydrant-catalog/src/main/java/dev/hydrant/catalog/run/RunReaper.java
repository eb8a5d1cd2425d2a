package dev.hydrant.catalog.run;

import dev.hydrant.catalog.jdbc.Database;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/**
 * Ends waiting without end. A run whose runner has fallen silent goes back to the queue, twice, and
 * fails at the third loss; a run that nobody takes fails when its time is up.
 */
public final class RunReaper {
  /**
   * What one sweep did.
   *
   * @param requeued runs that wait again
   * @param ended runs that have ended
   */
  public record Swept(int requeued, int ended) {}

  /** The runner kills its child before the lease ends; this much later nothing of it can act. */
  private static final long MARGIN = 5_000;

  private static final int LOSSES = 2;

  private final Database database;
  private final DatabaseClock clock;

  public RunReaper(Database database, DatabaseClock clock) {
    this.database = database;
    this.clock = clock;
  }

  public Swept sweep() {
    return database.write(
        handle -> {
          long now = clock.now(handle);
          int ended = lostCancelled(handle, now) + lostTooOften(handle, now);
          int requeued = requeue(handle, now);
          forgetSessions(handle, now);
          return new Swept(requeued, ended + waitedTooLong(handle, now));
        });
  }

  private static int lostCancelled(Handle handle, long now) {
    return handle
        .createUpdate(
            """
            update run set state = 'stopped', ended_at = :now, lease_until = null,
              reason = 'Stopped on request; the runner was lost meanwhile.'
            where state = 'running' and lease_until + :margin < :now and cancel = 1
            """)
        .bind("now", now)
        .bind("margin", MARGIN)
        .execute();
  }

  private static int lostTooOften(Handle handle, long now) {
    return handle
        .createUpdate(
            """
            update run set state = 'failed', ended_at = :now, lease_until = null,
              losses = losses + 1, reason = 'Runner lost: ' || runner || ' fell silent '
                || cast(losses + 1 as text) || ' times.'
            where state = 'running' and lease_until + :margin < :now and losses >= :losses
            """)
        .bind("now", now)
        .bind("margin", MARGIN)
        .bind("losses", LOSSES)
        .execute();
  }

  private static int requeue(Handle handle, long now) {
    return handle
        .createUpdate(
            """
            update run set state = 'queued', losses = losses + 1, lease_until = null,
              give_up_at = give_up_at + (:now - not_before), not_before = :now,
              reason = 'Runner ' || runner || ' was lost; waiting for it again.'
            where state = 'running' and lease_until + :margin < :now and losses < :losses
            """)
        .bind("now", now)
        .bind("margin", MARGIN)
        .bind("losses", LOSSES)
        .execute();
  }

  private static int waitedTooLong(Handle handle, long now) {
    return handle
        .createUpdate(
            """
            update run set state = 'failed', ended_at = :now,
              reason = 'No runner named ' || runner || ' took the run in time.'
            where state = 'queued' and give_up_at < :now
            """)
        .bind("now", now)
        .execute();
  }

  private static void forgetSessions(Handle handle, long now) {
    handle
        .createUpdate("delete from runner_session where expires_at < :before")
        .bind("before", now - Duration.ofHours(1).toMillis())
        .execute();
  }
}
