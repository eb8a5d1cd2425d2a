package dev.hydrant.catalog.run;

import dev.hydrant.catalog.jdbc.Database;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The runs that have not ended, in figures, for those who watch over the whole. */
public final class RunFigures {
  /**
   * Figures of one moment; times in milliseconds.
   *
   * @param queued runs that wait, those that wait for their next attempt included
   * @param ready of those, the ones that a runner could take now
   * @param running runs that a runner holds
   * @param longestWait since when the ready one that has waited longest could have been taken
   * @param oldestLease since the running one that was heard of least lately was heard of
   */
  public record Now(long queued, long ready, long running, long longestWait, long oldestLease) {}

  private final Database database;
  private final DatabaseClock clock;
  private final Duration lease;
  private final Duration unconfirmed;

  /**
   * @param lease how long a lease holds after a heartbeat
   * @param unconfirmed how long it holds before any
   */
  public RunFigures(Database database, DatabaseClock clock, Duration lease, Duration unconfirmed) {
    this.database = database;
    this.clock = clock;
    this.lease = lease;
    this.unconfirmed = unconfirmed;
  }

  public Now now() {
    return database.read(
        handle -> {
          long now = clock.now(handle);
          Optional<Long> longest =
              first(handle, "min(not_before)", "state = 'queued' and not_before <= " + now);
          String heard =
              "min(lease_until - case confirmed when 1 then %d else %d end)"
                  .formatted(lease.toMillis(), unconfirmed.toMillis());
          Optional<Long> least = first(handle, heard, "state = 'running'");
          return new Now(
              count(handle, "state = 'queued'"),
              count(handle, "state = 'queued' and not_before <= " + now),
              count(handle, "state = 'running'"),
              longest.map(since -> now - since).orElse(0L),
              least.map(since -> Math.max(0, now - since)).orElse(0L));
        });
  }

  private static long count(Handle handle, String where) {
    return first(handle, "count(*)", where).orElse(0L);
  }

  private static Optional<Long> first(Handle handle, String what, String where) {
    return handle
        .createQuery("select " + what + " from run where " + where)
        .mapTo(Long.class)
        .findOne();
  }
}
