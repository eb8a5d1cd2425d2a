package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.ArrayList;
import java.util.List;

/** Earlier states of entities. */
public final class EntityVersions {
  private final Database database;
  private final ObjectMapper json;

  EntityVersions(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** All states that are kept, newest first, the present one included. */
  public List<ObjectNode> all(EntityType type, String id) {
    EntityRow row = row(type, id);
    List<byte[]> old =
        database.read(
            handle ->
                handle
                    .createQuery(
                        """
                        select document from entity_version where entity_id = :id
                        order by version desc
                        """)
                    .bind("id", id)
                    .mapTo(byte[].class)
                    .list());
    List<ObjectNode> versions = new ArrayList<>();
    versions.add(row.document(json));
    old.forEach(packed -> versions.add(SeriesTable.parse(json, Deflate.unpack(packed))));
    return versions;
  }

  /**
   * @param version in tenths
   */
  public ObjectNode one(EntityType type, String id, int version) {
    return all(type, id).stream()
        .filter(document -> Math.round(document.path("version").asDouble() * 10) == version)
        .findFirst()
        .orElseThrow(
            () ->
                new HydrantException(
                    ErrorCode.NOT_FOUND,
                    type.name()
                        + " instance for "
                        + id
                        + " and version "
                        + version / 10.0
                        + " not found"));
  }

  private EntityRow row(EntityType type, String id) {
    return database
        .read(handle -> EntityTable.byId(handle, type.name(), id))
        .orElseThrow(() -> Missing.entity(type.name(), id));
  }
}
