package dev.hydrant.catalog.run;

import dev.hydrant.catalog.jdbc.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Ends waiting without end. A run whose runner has fallen silent goes back to the queue, twice, and
 * fails at the third loss; a run that nobody takes fails when its time is up.
 */
public final class RunReaper {
  /**
   * What one sweep did.
   *
   * @param requeued identifiers of runs that wait again
   * @param ended identifiers of runs that have ended
   */
  public record Swept(List<String> requeued, List<String> ended) {
    public Swept {
      requeued = List.copyOf(requeued);
      ended = List.copyOf(ended);
    }

    public boolean isEmpty() {
      return requeued.isEmpty() && ended.isEmpty();
    }
  }

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
          List<String> ended = new ArrayList<>(lostCancelled(handle, now));
          List<String> requeued = new ArrayList<>(neverTaken(handle, now));
          ended.addAll(lostTooOften(handle, now));
          requeued.addAll(requeue(handle, now));
          RunAttempts.lose(handle, ended, now);
          RunAttempts.lose(handle, requeued, now);
          ended.addAll(waitedTooLong(handle, now));
          forgetSessions(handle, now);
          return new Swept(requeued, ended);
        });
  }

  private static List<String> lostCancelled(Handle handle, long now) {
    return handle
        .createQuery(
            """
            update run set state = 'stopped', ended_at = :now, lease_until = null,
              reason = 'Stopped on request; the runner was lost meanwhile.'
            where state = 'running' and lease_until + :margin < :now and cancel = 1
            returning id
            """)
        .bind("now", now)
        .bind("margin", MARGIN)
        .mapTo(String.class)
        .list();
  }

  /**
   * Leased to a process that was gone already, or whose connection was: nothing has begun, so
   * nothing is lost, and the time that the run may wait for a runner goes on.
   */
  private static List<String> neverTaken(Handle handle, long now) {
    return handle
        .createQuery(
            """
            update run set state = 'queued', lease_until = null, instance = null,
              reason = 'Runner ' || runner || ' was given it and did not answer; waiting again.'
            where state = 'running' and lease_until + :margin < :now and confirmed = 0
            returning id
            """)
        .bind("now", now)
        .bind("margin", MARGIN)
        .mapTo(String.class)
        .list();
  }

  private static List<String> lostTooOften(Handle handle, long now) {
    return handle
        .createQuery(
            """
            update run set state = 'failed', ended_at = :now, lease_until = null,
              losses = losses + 1, reason = 'Runner lost: ' || runner || ' fell silent '
                || cast(losses + 1 as text) || ' times.'
            where state = 'running' and lease_until + :margin < :now and losses >= :losses
            returning id
            """)
        .bind("now", now)
        .bind("margin", MARGIN)
        .bind("losses", LOSSES)
        .mapTo(String.class)
        .list();
  }

  private static List<String> requeue(Handle handle, long now) {
    return handle
        .createQuery(
            """
            update run set state = 'queued', losses = losses + 1, lease_until = null,
              give_up_at = give_up_at + (:now - not_before), not_before = :now,
              reason = 'Runner ' || runner || ' was lost.'
            where state = 'running' and lease_until + :margin < :now and losses < :losses
            returning id
            """)
        .bind("now", now)
        .bind("margin", MARGIN)
        .bind("losses", LOSSES)
        .mapTo(String.class)
        .list();
  }

  private static List<String> waitedTooLong(Handle handle, long now) {
    return handle
        .createQuery(
            """
            update run set state = 'failed', ended_at = :now,
              reason = 'No runner named ' || runner || ' took the run in time.'
            where state = 'queued' and give_up_at < :now
            returning id
            """)
        .bind("now", now)
        .mapTo(String.class)
        .list();
  }

  private static void forgetSessions(Handle handle, long now) {
    handle
        .createUpdate("delete from runner_session where expires_at < :before")
        .bind("before", now - Duration.ofHours(1).toMillis())
        .execute();
  }
}
