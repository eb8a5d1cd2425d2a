package dev.hydrant.catalog.run;

import dev.hydrant.catalog.jdbc.Columns;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.model.runner.Outcome;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The attempts of runs, written in the transactions that begin and end them. */
public final class RunAttempts {
  private final Database database;

  public RunAttempts(Database database) {
    this.database = database;
  }

  /** The attempts of a run, in order. */
  public List<RunAttempt> of(String runId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select attempt, started_at, ended_at, outcome, reason from run_attempt"
                        + " where run_id = :id order by attempt")
                .bind("id", runId)
                .map(
                    (row, context) ->
                        new RunAttempt(
                            row.getInt("attempt"),
                            row.getLong("started_at"),
                            Columns.number(row, "ended_at"),
                            Optional.ofNullable(row.getString("outcome")),
                            row.getString("reason")))
                .list());
  }

  static void begin(Handle handle, String runId, int attempt, long now) {
    handle
        .createUpdate(
            "insert into run_attempt (run_id, attempt, started_at, reason)"
                + " values (:id, :attempt, :now, '') on conflict (run_id, attempt) do update"
                + " set started_at = :now, ended_at = null, outcome = null, reason = ''")
        .bind("id", runId)
        .bind("attempt", attempt)
        .bind("now", now)
        .execute();
  }

  /** Also after it was believed to be lost. */
  static void end(Handle handle, AttemptKey key, Ending ending, long now) {
    handle
        .createUpdate(
            "update run_attempt set ended_at = :now, outcome = :outcome, reason = :reason"
                + " where run_id = :id and attempt = :attempt")
        .bind("now", now)
        .bind("outcome", word(ending.outcome()))
        .bind("reason", ending.reason())
        .bind("id", key.runId())
        .bind("attempt", key.attempt())
        .execute();
  }

  static void lose(Handle handle, List<String> runIds, long now) {
    if (runIds.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            "update run_attempt set ended_at = :now, outcome = 'lost',"
                + " reason = 'The runner fell silent.'"
                + " where run_id in (<ids>) and ended_at is null")
        .bind("now", now)
        .bindList("ids", runIds)
        .execute();
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case SUCCESS -> "success";
      case PARTIAL_SUCCESS -> "partialSuccess";
      case FAILED -> "failed";
      case STOPPED -> "stopped";
      case RELEASED -> "released";
    };
  }
}
