package dev.hydrant.catalog.run;

import dev.hydrant.catalog.jdbc.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
                .map((row, context) -> report(row))
                .findOne());
  }

  /** The newest report of each of several pipelines, where they have one. */
  public Map<String, Report> newestOfEach(List<String> pipelines) {
    if (pipelines.isEmpty()) {
      return Map.of();
    }
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select pipeline, run_id, at, document from run_elsewhere"
                        + " where pipeline in (<pipelines>) and at = (select max(later.at)"
                        + " from run_elsewhere later"
                        + " where later.pipeline = run_elsewhere.pipeline)")
                .bindList("pipelines", pipelines)
                .<Map.Entry<String, Report>>map(
                    (row, context) -> Map.entry(row.getString("pipeline"), report(row)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a)));
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
                .map((row, context) -> report(row))
                .list());
  }

  private static Report report(ResultSet row) throws SQLException {
    return new Report(row.getString("run_id"), row.getLong("at"), row.getString("document"));
  }
}
