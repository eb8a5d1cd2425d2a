package dev.hydrant.catalog.entity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The statements on the entity table that find rows. */
final class EntityTable {
  private static final String COLUMNS =
      """
      e.id, e.type, e.fqn, e.name, e.parent_id, e.service_id, e.service_type, e.deleted, e.version,
      e.revision, e.document
      """;

  /** How many identifiers one statement may name; both databases allow more. */
  private static final int CHUNK = 500;

  private EntityTable() {}

  static Optional<EntityRow> find(Handle handle, String type, EntityKey key) {
    return key.byName() ? byName(handle, type, key.value()) : byId(handle, type, key.value());
  }

  static Optional<EntityRow> byName(Handle handle, String type, String fqn) {
    return handle
        .createQuery(
            "select " + COLUMNS + " from entity e where e.type = :type and e.fqn_hash = :hash")
        .bind("type", type)
        .bind("hash", Hashes.of(fqn))
        .map(EntityTable::row)
        .findOne();
  }

  static Optional<EntityRow> byId(Handle handle, String type, String id) {
    return handle
        .createQuery("select " + COLUMNS + " from entity e where e.id = :id and e.type = :type")
        .bind("id", id)
        .bind("type", type)
        .map(EntityTable::row)
        .findOne();
  }

  /** The entity and everything contained in it, outermost first. */
  static List<EntityRow> tree(Handle handle, String id) {
    return handle
        .createQuery(
            """
            with recursive tree (id, depth) as (
              select id, 0 from entity where id = :id
              union
              select child.id, tree.depth + 1
              from tree join entity child on child.parent_id = tree.id
            )
            select %s from tree join entity e on e.id = tree.id order by tree.depth, e.id
            """
                .formatted(COLUMNS))
        .bind("id", id)
        .map(EntityTable::row)
        .list();
  }

  static boolean hasChildren(Handle handle, String id) {
    return handle
        .createQuery("select 1 from entity where parent_id = :id and deleted = 0 limit 1")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static List<EntityRow> list(Handle handle, ListQuery query) {
    String order = query.backwards() ? "desc" : "asc";
    var statement =
        handle.createQuery(
            """
            select %s from entity e where e.type = :type %s %s
            order by e.name %s, e.id %s limit :limit
            """
                .formatted(COLUMNS, query.condition(), query.cursorCondition(), order, order));
    query.bind(statement);
    return statement.bind("limit", query.limit() + 1).map(EntityTable::row).list();
  }

  static int count(Handle handle, ListQuery query) {
    var statement =
        handle.createQuery(
            "select count(*) from entity e where e.type = :type " + query.condition());
    query.bindFilters(statement);
    return statement.mapTo(Integer.class).one();
  }

  /** The short forms of many entities, whatever their type. */
  static Map<String, EntityRef> references(Handle handle, Collection<String> ids) {
    Map<String, EntityRef> found = new LinkedHashMap<>();
    List<String> all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += CHUNK) {
      handle
          .createQuery(
              """
              select id, type, name, fqn, display_name, deleted from entity where id in (<ids>)
              """)
          .bindList("ids", all.subList(from, Math.min(all.size(), from + CHUNK)))
          .map(EntityTable::reference)
          .forEach(ref -> found.put(ref.id(), ref));
    }
    return found;
  }

  static Map<String, EntityBrief> briefs(Handle handle, Collection<String> ids) {
    Map<String, EntityBrief> found = new LinkedHashMap<>();
    List<String> all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += CHUNK) {
      handle
          .createQuery(
              """
              select id, type, name, fqn, display_name, deleted, service_id, service_type,
                source_hash, state, location
              from entity where id in (<ids>)
              """)
          .bindList("ids", all.subList(from, Math.min(all.size(), from + CHUNK)))
          .map(EntityTable::brief)
          .forEach(brief -> found.put(brief.ref().id(), brief));
    }
    return found;
  }

  private static EntityBrief brief(ResultSet rs, StatementContext context) throws SQLException {
    return new EntityBrief(
        reference(rs, context),
        Optional.ofNullable(rs.getString("service_id")),
        Optional.ofNullable(rs.getString("service_type")),
        EntityBrief.EXTERNAL_HASH.equals(rs.getString("source_hash")),
        Optional.ofNullable(rs.getString("state")),
        Optional.ofNullable(rs.getString("location")));
  }

  /** The short forms of what lies directly in the given parents, by parent. */
  static List<Child> children(Handle handle, String type, Collection<String> parents) {
    return handle
        .createQuery(
            """
            select parent_id, id, type, name, fqn, display_name, deleted from entity
            where parent_id in (<parents>) and type = :type and deleted = 0 order by name limit 10000
            """)
        .bindList("parents", List.copyOf(parents))
        .bind("type", type)
        .map((rs, context) -> new Child(rs.getString("parent_id"), reference(rs, context)))
        .list();
  }

  record Child(String parent, EntityRef ref) {}

  static EntityRef reference(ResultSet rs, StatementContext context) throws SQLException {
    return new EntityRef(
        rs.getString("id"),
        rs.getString("type"),
        rs.getString("name"),
        rs.getString("fqn"),
        Optional.ofNullable(rs.getString("display_name")),
        rs.getInt("deleted") == 1);
  }

  static EntityRow row(ResultSet rs, StatementContext context) throws SQLException {
    return new EntityRow(
        rs.getString("id"),
        rs.getString("type"),
        rs.getString("fqn"),
        rs.getString("name"),
        rs.getString("parent_id"),
        rs.getString("service_id"),
        rs.getString("service_type"),
        rs.getInt("deleted") == 1,
        rs.getInt("version"),
        rs.getLong("revision"),
        rs.getString("document"));
  }
}
