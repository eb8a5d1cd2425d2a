package dev.hydrant.e2e.chaos;

import dev.hydrant.e2e.harness.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every state that every run was ever in, kept by the database itself: a trigger beside the product
 * writes down each change in the transaction that makes it, so that nothing is too short to be
 * seen.
 */
final class History {
  private static final String RECORD =
      """
      create table chaos_history (
        seq bigserial primary key, at bigint not null, run text not null, pipeline text not null,
        due_at bigint not null, state text not null, attempt integer not null,
        losses integer not null, instance text, not_before bigint not null, reason text not null);
      create function chaos_record() returns trigger language plpgsql as $$
      begin
        insert into chaos_history
          (at, run, pipeline, due_at, state, attempt, losses, instance, not_before, reason)
        values ((extract(epoch from clock_timestamp()) * 1000)::bigint, new.id, new.pipeline,
          new.due_at, new.state, new.attempt, new.losses, new.instance, new.not_before, new.reason);
        return new;
      end $$;
      create trigger chaos_record after insert or update of state, attempt, losses on run
        for each row execute function chaos_record();
      """;

  private final Database database;

  /** One state of one run, as it began. */
  record Step(
      long at,
      String run,
      String pipeline,
      long dueAt,
      String state,
      int attempt,
      int losses,
      String instance,
      long notBefore,
      String reason) {
    boolean terminal() {
      return !state.equals("queued") && !state.equals("running");
    }
  }

  private History(Database database) {
    this.database = database;
  }

  /** Begins to record; the tables must be there. */
  static History of(Database database) {
    History history = new History(database);
    history.execute(RECORD);
    return history;
  }

  /** The steps of each run, in order. */
  Map<String, List<Step>> runs() {
    Map<String, List<Step>> runs = new LinkedHashMap<>();
    query("select * from chaos_history order by seq", History::step)
        .forEach(step -> runs.computeIfAbsent(step.run(), id -> new ArrayList<>()).add(step));
    return runs;
  }

  /** How many runs have ended. */
  int ended() {
    return number("select count(*) from run where state not in ('queued', 'running')");
  }

  /** The most runners that a run which has not ended has lost. */
  int mostLosses() {
    return number("select coalesce(max(losses), 0) from run where state in ('queued', 'running')");
  }

  /** Processes that have ever registered under a name. */
  List<String> instances(String runner) {
    return query(
        "select distinct instance from runner_session where runner = '" + runner + "'",
        row -> row.getString(1));
  }

  /** Due times that became no run: skipped and missed ones of every schedule. */
  int notRun() {
    return number("select coalesce(sum(skipped + missed), 0) from schedule");
  }

  private int number(String sql) {
    return query(sql, row -> row.getInt(1)).get(0);
  }

  private void execute(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, Row<T> mapper) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(mapper.of(rows));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Step step(ResultSet row) throws SQLException {
    String instance = row.getString("instance");
    return new Step(
        row.getLong("at"),
        row.getString("run"),
        row.getString("pipeline"),
        row.getLong("due_at"),
        row.getString("state"),
        row.getInt("attempt"),
        row.getInt("losses"),
        instance == null ? "" : instance,
        row.getLong("not_before"),
        row.getString("reason"));
  }
}
