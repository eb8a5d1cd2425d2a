package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Documents about an entity that come by time, such as the executions of a pipeline. */
final class SeriesTable {
  static final String STATUS = "pipelineStatus";
  static final String USAGE = "usage";

  private SeriesTable() {}

  static void put(Handle handle, String id, String series, long at, String document) {
    handle
        .createUpdate(
            """
            insert into entity_series (entity_id, series, at, document)
            values (:id, :series, :at, :document)
            on conflict (entity_id, series, at) do update set document = excluded.document
            """)
        .bind("id", id)
        .bind("series", series)
        .bind("at", at)
        .bind("document", document)
        .execute();
  }

  static int delete(Handle handle, String id, String series, long at) {
    return handle
        .createUpdate(
            "delete from entity_series where entity_id = :id and series = :series and at = :at")
        .bind("id", id)
        .bind("series", series)
        .bind("at", at)
        .execute();
  }

  static List<String> range(Handle handle, String id, String series, long from, long to) {
    return handle
        .createQuery(
            """
            select document from entity_series
            where entity_id = :id and series = :series and at between :from and :to
            order by at desc limit 10000
            """)
        .bind("id", id)
        .bind("series", series)
        .bind("from", from)
        .bind("to", to)
        .mapTo(String.class)
        .list();
  }

  static Map<String, ObjectNode> newest(
      Handle handle, ObjectMapper json, String series, Collection<String> ids) {
    Map<String, ObjectNode> found = new LinkedHashMap<>();
    if (ids.isEmpty()) {
      return found;
    }
    handle
        .createQuery(
            """
            select s.entity_id, s.document from entity_series s
            join (select entity_id, max(at) as at from entity_series
                  where series = :series and entity_id in (<ids>) group by entity_id) n
              on n.entity_id = s.entity_id and n.at = s.at
            where s.series = :series
            """)
        .bind("series", series)
        .bindList("ids", List.copyOf(ids))
        .map((rs, context) -> Map.entry(rs.getString("entity_id"), rs.getString("document")))
        .forEach(entry -> found.put(entry.getKey(), parse(json, entry.getValue())));
    return found;
  }

  static ObjectNode parse(ObjectMapper json, String document) {
    try {
      return (ObjectNode) json.readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored document is not JSON", e);
    }
  }
}
