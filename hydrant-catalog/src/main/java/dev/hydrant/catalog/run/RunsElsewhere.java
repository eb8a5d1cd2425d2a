package dev.hydrant.catalog.run;

import dev.hydrant.catalog.jdbc.Database;
import java.util.List;
import java.util.Optional;

/** Runs that Hydrant did not carry out, as their client reported them: JSON, kept as it came. */
public final class RunsElsewhere {
  /** One report; {@code at} in epoch milliseconds orders them. */
  public record Report(String runId, long at, String document) {}

  private final Database database;

  public RunsElsewhere(Database database) {
    this.database = database;
  }

  /** Keeps the newest report of a run. */
  public void put(String pipeline, Report report) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into run_elsewhere (pipeline, run_id, at, document)
                    values (:pipeline, :run, :at, :document)
                    on conflict (pipeline, run_id) do update set at = :at, document = :document
                    """)
                .bind("pipeline", pipeline)
                .bind("run", report.runId())
                .bind("at", report.at())
                .bind("document", report.document())
                .execute());
  }

  public Optional<Report> get(String pipeline, String runId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select run_id, at, document from run_elsewhere"
                        + " where pipeline = :pipeline and run_id = :run")
                .bind("pipeline", pipeline)
                .bind("run", runId)
                .map(
                    (row, context) ->
                        new Report(
                            row.getString("run_id"), row.getLong("at"), row.getString("document")))
                .findOne());
  }

  /** Reports in a span of time, newest first. */
  public List<Report> between(String pipeline, long from, long to, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select run_id, at, document from run_elsewhere"
                        + " where pipeline = :pipeline and at between :from and :to"
                        + " order by at desc limit :limit")
                .bind("pipeline", pipeline)
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Report(
                            row.getString("run_id"), row.getLong("at"), row.getString("document")))
                .list());
  }
}
