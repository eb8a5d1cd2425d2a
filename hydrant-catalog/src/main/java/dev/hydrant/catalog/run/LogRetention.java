package dev.hydrant.catalog.run;

import dev.hydrant.catalog.jdbc.Database;
import java.time.Duration;
import java.util.List;

/** Removes the logs of runs that ended long ago. The runs themselves and their reports stay. */
public final class LogRetention {
  private static final int RUNS_A_PORTION = 20;

  private final Database database;
  private final DatabaseClock clock;
  private final Duration kept;

  /**
   * @param kept how long after a run's end; zero keeps logs for ever
   */
  public LogRetention(Database database, DatabaseClock clock, Duration kept) {
    this.database = database;
    this.clock = clock;
    this.kept = kept;
  }

  /**
   * Removes in portions, so that other writers get their turn.
   *
   * @return how many runs lost their logs
   */
  public int sweep() {
    int removed = 0;
    List<String> old = kept.isZero() ? List.of() : old();
    while (!old.isEmpty()) {
      List<String> portion = old;
      removed +=
          database.write(
              handle -> {
                handle
                    .createUpdate("delete from run_log where run_id in (<ids>)")
                    .bindList("ids", portion)
                    .execute();
                return handle
                    .createUpdate("update run set log_bytes = 0 where id in (<ids>)")
                    .bindList("ids", portion)
                    .execute();
              });
      old = old();
    }
    return removed;
  }

  private List<String> old() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select id from run where ended_at < :before and log_bytes > 0 limit :limit")
                .bind("before", clock.now(handle) - kept.toMillis())
                .bind("limit", RUNS_A_PORTION)
                .mapTo(String.class)
                .list());
  }
}
