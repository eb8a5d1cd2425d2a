package dev.hydrant.catalog.lineage;

import dev.hydrant.model.lineage.EdgeRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The statements on single edges. */
final class EdgeTable {
  static final String COLUMNS =
      "e.from_id, e.to_id, e.pipeline_id, e.role, e.roles, e.source, e.description, e.details";

  private EdgeTable() {}

  static Optional<StoredEdge> find(Handle handle, String from, String to) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + " from lineage_edge e where e.from_id = :from and e.to_id = :to and e.hidden = 0")
        .bind("from", from)
        .bind("to", to)
        .map(EdgeTable::edge)
        .findOne();
  }

  static void put(Handle handle, StoredEdge edge, long now) {
    handle
        .createUpdate(
            """
            insert into lineage_edge (from_id, to_id, pipeline_id, role, roles, hidden, source,
              description, details, updated_at)
            values (:from, :to, :pipeline, :role, :roles, 0, :source, :description, :details, :now)
            on conflict (from_id, to_id) do update set pipeline_id = excluded.pipeline_id,
              role = excluded.role, roles = excluded.roles, hidden = 0, source = excluded.source,
              description = excluded.description, details = excluded.details,
              updated_at = excluded.updated_at
            """)
        .bind("from", edge.fromId())
        .bind("to", edge.toId())
        .bind("pipeline", edge.pipelineId().orElse(null))
        .bind("role", edge.role().id())
        .bind("roles", edge.roleBits())
        .bind("source", edge.source())
        .bind("description", edge.description().orElse(null))
        .bind("details", edge.details())
        .bind("now", now)
        .execute();
  }

  static boolean delete(Handle handle, String from, String to) {
    return handle
            .createUpdate("delete from lineage_edge where from_id = :from and to_id = :to")
            .bind("from", from)
            .bind("to", to)
            .execute()
        == 1;
  }

  /** Edges that carry the pipeline; not those that end at it. */
  static int deleteOfPipeline(Handle handle, String pipeline, String source) {
    return handle
        .createUpdate("delete from lineage_edge where pipeline_id = :pipeline and source = :source")
        .bind("pipeline", pipeline)
        .bind("source", source)
        .execute();
  }

  static int deleteTouching(Handle handle, String id, String source) {
    return handle
        .createUpdate(
            "delete from lineage_edge where (from_id = :id or to_id = :id) and source = :source")
        .bind("id", id)
        .bind("source", source)
        .execute();
  }

  /** An edge is seen while both its ends, and its pipeline, are. */
  static void hideOrShow(Handle handle, List<String> ids) {
    for (String id : ids) {
      handle
          .createUpdate(
              """
              update lineage_edge set hidden = case when exists (
                  select 1 from entity x
                  where x.id in (lineage_edge.from_id, lineage_edge.to_id, lineage_edge.pipeline_id)
                    and x.deleted = 1) then 1 else 0 end
              where from_id = :id or to_id = :id or pipeline_id = :id
              """)
          .bind("id", id)
          .execute();
    }
  }

  static StoredEdge edge(ResultSet rs, StatementContext context) throws SQLException {
    return new StoredEdge(
        rs.getString("from_id"),
        rs.getString("to_id"),
        Optional.ofNullable(rs.getString("pipeline_id")),
        EdgeRole.byId(rs.getString("role")).orElse(EdgeRole.DELIVERY),
        rs.getInt("roles"),
        rs.getString("source"),
        Optional.ofNullable(rs.getString("description")),
        rs.getString("details"));
  }
}
