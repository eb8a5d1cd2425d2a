package dev.hydrant.catalog.search;

import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** A text vector under the configuration {@code simple}: names are not words of a language. */
final class PostgresTextIndex implements TextIndex {
  @Override
  public void put(Handle handle, String entityId, String words) {
    handle
        .createUpdate(
            """
            insert into entity_text_row (entity_id, vector)
            values (:id, to_tsvector('simple', :words))
            on conflict (entity_id) do update set vector = excluded.vector
            """)
        .bind("id", entityId)
        .bind("words", spaced(words))
        .execute();
  }

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
        join entity_text_row t on t.entity_id = e.id and t.vector @@ to_tsquery('simple', :query)
        """;
  }

  @Override
  public String query(List<String> words) {
    return words.stream()
        .map(word -> "'" + spaced(word).replace("'", "''").strip() + "':*")
        .collect(Collectors.joining(" & "));
  }

  /** Names are split where FTS5 splits them; the parser would take paths and hosts whole. */
  private static String spaced(String words) {
    return words.replaceAll("[^\\p{L}\\p{N}_]+", " ");
  }
}
