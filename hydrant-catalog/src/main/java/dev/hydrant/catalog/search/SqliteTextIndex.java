package dev.hydrant.catalog.search;

import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** FTS5 without content: it knows row numbers, which a table of ours ties to entities. */
final class SqliteTextIndex implements TextIndex {
  @Override
  public void put(Handle handle, String entityId, String words) {
    remove(handle, entityId);
    long row =
        handle
            .createQuery(
                """
                insert into entity_text_row (entity_id) values (:id) returning rowid
                """)
            .bind("id", entityId)
            .mapTo(Long.class)
            .one();
    handle
        .createUpdate("insert into entity_text (rowid, words) values (:row, :words)")
        .bind("row", row)
        .bind("words", words)
        .execute();
  }

  /** A trigger takes the words away with the row. */
  @Override
  public void remove(Handle handle, String entityId) {
    handle
        .createUpdate("delete from entity_text_row where entity_id = :id")
        .bind("id", entityId)
        .execute();
  }

  @Override
  public String matching() {
    return """
        join entity_text_row t on t.entity_id = e.id
        join entity_text f on f.rowid = t.rowid and f.entity_text match :query
        """;
  }

  @Override
  public String query(List<String> words) {
    return words.stream()
        .map(word -> '"' + word.replace("\"", "\"\"") + "\"*")
        .collect(Collectors.joining(" "));
  }
}
