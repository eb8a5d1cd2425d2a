package dev.hydrant.catalog.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.catalog.entity.EntityParts;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Column lineage may name only columns that the two ends have. */
final class ColumnCheck {
  private final ObjectMapper json;

  ColumnCheck(ObjectMapper json) {
    this.json = json;
  }

  void check(Handle handle, String entityId, List<String> columns) {
    if (columns.isEmpty()) {
      return;
    }
    String document =
        handle
            .createQuery("select document from entity where id = :id")
            .bind("id", entityId)
            .mapTo(String.class)
            .one();
    Set<String> known = known(document);
    for (String column : columns) {
      if (!known.contains(column)) {
        throw Details.invalid("Invalid column name " + column);
      }
    }
  }

  private Set<String> known(String document) {
    try {
      return EntityParts.names(json.readTree(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored document is not JSON", e);
    }
  }
}
