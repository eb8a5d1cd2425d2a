package dev.hydrant.catalog.autopilot;

import dev.hydrant.catalog.autopilot.Flight.State;
import dev.hydrant.catalog.autopilot.Flight.Step;
import dev.hydrant.catalog.jdbc.Columns;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.run.DatabaseClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The flights of all services. Whoever works on one has claimed it: every change names the claim,
 * and a claim that its server does not use up in time is free for the next.
 */
public final class Flights {
  private static final Duration CLAIM = Duration.ofSeconds(30);
  private static final String COLUMNS =
      "service, enabled, round, step, state, reason, pipeline, run_id, look_at, began_at,"
          + " created_at, deployed_at, queued_at, ended_at";

  private final Database database;
  private final DatabaseClock clock;

  public Flights(Database database, DatabaseClock clock) {
    this.database = database;
    this.clock = clock;
  }

  public Optional<Flight> of(String service) {
    return database.read(
        handle ->
            handle
                .createQuery("select " + COLUMNS + " from auto_pilot where service = :service")
                .bind("service", service)
                .map(Flights::map)
                .findOne());
  }

  /**
   * Claims flights with something to do. One whose run has not ended has nothing to do. Without any
   * this is one read.
   */
  public List<Flight> claim(int most) {
    return waiting(most).stream().map(this::claim).flatMap(Optional::stream).toList();
  }

  /** The pipeline is there. */
  public Optional<Flight> created(Flight flight, String pipeline) {
    return advance(flight, Step.DEPLOY, "created_at", "pipeline", pipeline);
  }

  public Optional<Flight> deployed(Flight flight) {
    return advance(flight, Step.RUN, "deployed_at", "reason", "");
  }

  /** The first run is queued; the flight is looked at again when it has ended. */
  public Optional<Flight> queued(Flight flight, String runId) {
    return advance(flight, Step.WATCH, "look_at = :now, queued_at", "run_id", runId);
  }

  /** Nothing more to do. */
  public void end(Flight flight, State state, String reason) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    "update auto_pilot set state = :state, reason = :reason, ended_at = :now"
                        + held())
                .bind("state", word(state))
                .bind("reason", reason)
                .bind("now", clock.now(handle))
                .bind("service", flight.service())
                .bind("claim", flight.lookAt())
                .bind("step", word(flight.step()))
                .execute());
  }

  /**
   * Starts again from the first step, keeping the pipeline that is there.
   *
   * @return false when it is under way, or the service was never given to AutoPilot
   */
  public boolean restart(String service) {
    return database.write(
        handle ->
            handle
                    .createUpdate(
                        """
                        update auto_pilot set round = round + 1, step = 'create',
                          state = 'working', reason = '', run_id = null, look_at = 0,
                          began_at = :now, created_at = null, deployed_at = null,
                          queued_at = null, ended_at = null
                        where service = :service and enabled = 1 and state <> 'working'
                        """)
                    .bind("now", clock.now(handle))
                    .bind("service", service)
                    .execute()
                == 1);
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private List<Flight> waiting(int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select "
                        + COLUMNS
                        + """
                         from auto_pilot where state = 'working' and enabled = 1
                          and look_at <= :now
                          and (step <> 'watch' or not exists (select 1 from run
                            where run.id = auto_pilot.run_id
                            and run.state in ('queued', 'running')))
                        order by look_at, service limit :most
                        """)
                .bind("now", clock.now(handle))
                .bind("most", most)
                .map(Flights::map)
                .list());
  }

  private Optional<Flight> claim(Flight flight) {
    return database.write(
        handle ->
            handle
                .createQuery(
                    "update auto_pilot set look_at = :until" + held() + " returning " + COLUMNS)
                // Never the same twice: a claim that has run out must not be taken for the next.
                .bind("until", Math.max(clock.now(handle) + CLAIM.toMillis(), flight.lookAt() + 1))
                .bind("service", flight.service())
                .bind("claim", flight.lookAt())
                .bind("step", word(flight.step()))
                .map(Flights::map)
                .findOne());
  }

  private Optional<Flight> advance(
      Flight flight, Step next, String time, String member, String value) {
    return database.write(
        handle ->
            handle
                .createQuery(
                    "update auto_pilot set step = :next, "
                        + time
                        + " = :now, "
                        + member
                        + " = :value"
                        + held()
                        + " returning "
                        + COLUMNS)
                .bind("next", word(next))
                .bind("now", clock.now(handle))
                .bind("value", value)
                .bind("service", flight.service())
                .bind("claim", flight.lookAt())
                .bind("step", word(flight.step()))
                .map(Flights::map)
                .findOne());
  }

  private static String held() {
    return " where service = :service and look_at = :claim and step = :step and state = 'working'";
  }

  private static Flight map(ResultSet row, StatementContext context) throws SQLException {
    return new Flight(
        row.getString("service"),
        row.getInt("enabled") == 1,
        row.getInt("round"),
        Step.valueOf(row.getString("step").toUpperCase(Locale.ROOT)),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("reason"),
        Optional.ofNullable(row.getString("pipeline")),
        Optional.ofNullable(row.getString("run_id")),
        row.getLong("look_at"),
        new Flight.Times(
            row.getLong("began_at"),
            Columns.number(row, "created_at"),
            Columns.number(row, "deployed_at"),
            Columns.number(row, "queued_at"),
            Columns.number(row, "ended_at")));
  }
}
