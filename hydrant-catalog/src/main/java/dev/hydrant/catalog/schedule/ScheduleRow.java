package dev.hydrant.catalog.schedule;

import dev.hydrant.catalog.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * When a pipeline is due, as it is kept. Times are epoch milliseconds by the database's clock.
 *
 * @param active whether it is deployed, enabled and not deleted
 * @param nextDue absent when paused, ended or unusable
 * @param skipped due times at which the run before had not ended
 * @param missed due times that passed while no server was there
 */
public record ScheduleRow(
    String pipeline,
    boolean active,
    Written written,
    boolean catchUp,
    Optional<Long> nextDue,
    Count skipped,
    Count missed) {
  /**
   * What stands in the database. It was checked when it was stored, but a Java with other time
   * zones, or somebody's own SQL, may have come since; then only this one schedule rests.
   *
   * @param usable absent when it cannot be used
   * @param problem why not; empty when it can
   */
  public record Written(String cron, String zone, Optional<Schedule> usable, String problem) {
    static Written of(String cron, String zone, Optional<Instant> start, Optional<Instant> end) {
      try {
        Schedule schedule = new Schedule(Cron.parse(cron), ZoneId.of(zone), start, end);
        return new Written(cron, zone, Optional.of(schedule), "");
      } catch (CronException e) {
        return unusable(cron, zone, "The schedule '" + cron + "' cannot be used: " + e.sentence());
      } catch (DateTimeException e) {
        return unusable(
            cron, zone, "The time zone '" + zone + "' is not known to this server's Java.");
      }
    }

    private static Written unusable(String cron, String zone, String why) {
      return new Written(
          cron,
          zone,
          Optional.empty(),
          why + " Nothing is run until the schedule is stored again.");
    }
  }

  /** How often something happened, and when last. */
  public record Count(long times, Optional<Long> last) {}

  static final String COLUMNS =
      "pipeline, active, cron, zone, starts_at, ends_at, catch_up, next_due, skipped, last_skipped,"
          + " missed, last_missed";

  static ScheduleRow map(ResultSet row, StatementContext context) throws SQLException {
    return new ScheduleRow(
        row.getString("pipeline"),
        row.getInt("active") == 1,
        Written.of(
            row.getString("cron"),
            row.getString("zone"),
            Columns.number(row, "starts_at").map(Instant::ofEpochMilli),
            Columns.number(row, "ends_at").map(Instant::ofEpochMilli)),
        row.getInt("catch_up") == 1,
        Columns.number(row, "next_due"),
        new Count(row.getLong("skipped"), Columns.number(row, "last_skipped")),
        new Count(row.getLong("missed"), Columns.number(row, "last_missed")));
  }

  static Optional<ScheduleRow> find(Handle handle, String pipeline) {
    return handle
        .createQuery("select " + COLUMNS + " from schedule where pipeline = :pipeline")
        .bind("pipeline", pipeline)
        .map(ScheduleRow::map)
        .findOne();
  }
}
