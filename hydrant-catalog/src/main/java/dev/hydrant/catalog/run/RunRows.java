package dev.hydrant.catalog.run;

import dev.hydrant.catalog.jdbc.Columns;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.work.WorkKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads rows of the run table. */
final class RunRows {
  static final String COLUMNS =
      """
      id, pipeline, kind, service, runner, state, attempt, losses, cancel, reason, progress,
      log_bytes, chunks_lost, due_at, not_before, created_at, started_at, ended_at""";

  private RunRows() {}

  static Run map(ResultSet row, StatementContext context) throws SQLException {
    return new Run(
        row.getString("id"),
        row.getString("pipeline"),
        kind(row.getString("kind")),
        row.getString("service"),
        row.getString("runner"),
        RunState.fromWire(row.getString("state")),
        row.getInt("attempt"),
        row.getInt("losses"),
        row.getInt("cancel") == 1,
        row.getString("reason"),
        Optional.ofNullable(row.getString("progress")),
        row.getLong("log_bytes"),
        row.getLong("chunks_lost"),
        new Run.Times(
            row.getLong("due_at"),
            row.getLong("not_before"),
            row.getLong("created_at"),
            Columns.number(row, "started_at"),
            Columns.number(row, "ended_at")));
  }

  static String word(WorkKind kind) {
    return switch (kind) {
      case INGEST -> "ingest";
      case TEST_CONNECTION -> "testConnection";
      case LIST -> "list";
    };
  }

  private static WorkKind kind(String word) {
    for (WorkKind kind : WorkKind.values()) {
      if (word(kind).equals(word)) {
        return kind;
      }
    }
    throw new IllegalStateException("the run table holds an unknown kind: " + word);
  }
}
