package dev.hydrant.catalog.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * When a pipeline is due, as it is kept. Times are epoch milliseconds by the database's clock.
 *
 * @param active whether it is deployed, enabled and not deleted
 * @param nextDue absent when paused or ended
 * @param skipped due times at which the run before had not ended
 * @param missed due times that passed while no server was there
 */
public record ScheduleRow(
    String pipeline,
    boolean active,
    Schedule schedule,
    boolean catchUp,
    Optional<Long> nextDue,
    Count skipped,
    Count missed) {
  /** How often something happened, and when last. */
  public record Count(long times, Optional<Long> last) {}

  static final String COLUMNS =
      "pipeline, active, cron, zone, starts_at, ends_at, catch_up, next_due, skipped, last_skipped,"
          + " missed, last_missed";

  static ScheduleRow map(ResultSet row, StatementContext context) throws SQLException {
    return new ScheduleRow(
        row.getString("pipeline"),
        row.getInt("active") == 1,
        new Schedule(
            Cron.parse(row.getString("cron")),
            ZoneId.of(row.getString("zone")),
            time(row, "starts_at").map(Instant::ofEpochMilli),
            time(row, "ends_at").map(Instant::ofEpochMilli)),
        row.getInt("catch_up") == 1,
        time(row, "next_due"),
        new Count(row.getLong("skipped"), time(row, "last_skipped")),
        new Count(row.getLong("missed"), time(row, "last_missed")));
  }

  static Optional<ScheduleRow> find(Handle handle, String pipeline) {
    return handle
        .createQuery("select " + COLUMNS + " from schedule where pipeline = :pipeline")
        .bind("pipeline", pipeline)
        .map(ScheduleRow::map)
        .findOne();
  }

  private static Optional<Long> time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(millis);
  }
}
