package dev.hydrant.catalog.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is looked for.
 *
 * @param types of entities; empty means all that lineage can show, and services
 * @param words each must start a word of the entity; empty means everything
 * @param patterns further conditions; {@code *} and {@code ?} stand for other characters
 * @param after a qualified name to go on behind; then {@code from} is not used
 */
public record SearchRequest(
    List<String> types,
    List<String> words,
    List<Pattern> patterns,
    boolean deleted,
    int from,
    int size,
    Optional<String> after) {
  public SearchRequest {
    types = List.copyOf(types);
    words = List.copyOf(words);
    patterns = List.copyOf(patterns);
  }

  /** What a pattern is compared with; letters are equal whatever their case. */
  public enum Field {
    FULLY_QUALIFIED_NAME("lower(e.fqn)"),
    NAME("lower(e.name)"),
    DISPLAY_NAME("lower(e.display_name)"),
    FULL_PATH("lower(e.full_path)"),
    /** People are few; their documents can be looked through. */
    EMAIL("lower(e.document)");

    private final String column;

    Field(String column) {
      this.column = column;
    }

    String column() {
      return column;
    }
  }

  /** A condition on one member. */
  public record Pattern(Field field, String text) {
    /** The text for SQL's {@code like} with the escape character {@code \}. */
    String like() {
      String escaped =
          text.toLowerCase(Locale.ROOT)
              .replace("\\", "\\\\")
              .replace("%", "\\%")
              .replace("_", "\\_")
              .replace('*', '%')
              .replace('?', '_');
      return field == Field.EMAIL ? "%\"email\":\"" + escaped + "\"%" : escaped;
    }
  }
}
