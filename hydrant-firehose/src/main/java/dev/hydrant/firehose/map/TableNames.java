package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.DatabaseEngine;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the names apart under which a database source knows its tables.
 *
 * @param databases the databases that the source names without a pattern
 */
record TableNames(DatabaseEngine engine, List<String> databases) {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_$.-]+");
  private static final Pattern EVERYTHING_IN = Pattern.compile("([^.]+)\\.\\*");

  /** True when the text can stand for more than the one name that it spells. */
  static boolean isPattern(String text) {
    return !PLAIN.matcher(text).matches();
  }

  Name split(String written) {
    List<String> parts = parts(written, engine == DatabaseEngine.MYSQL ? 2 : 3);
    boolean pattern = isPattern(written);
    String only = databases.size() == 1 ? databases.get(0) : "";
    if (parts.size() == 1) {
      return new Name(only, "", written, pattern);
    }
    if (engine == DatabaseEngine.MYSQL) {
      return new Name(parts.get(0), "", parts.get(1), pattern);
    }
    if (parts.size() > 2) {
      return new Name(parts.get(0), parts.get(1), parts.get(2), pattern);
    }
    // PostgreSQL's second level is a schema, but a name of two parts may leave out either end
    return only.isEmpty() || databases.contains(parts.get(0))
        ? new Name(parts.get(0), "", parts.get(1), pattern)
        : new Name(only, parts.get(0), parts.get(1), pattern);
  }

  /**
   * Separates at dots that are no part of a pattern: where one dot is escaped, only escaped ones
   * separate; else a dot before a quantifier does not, unless nothing but {@code *} follows it.
   */
  private static List<String> parts(String written, int most) {
    if (written.contains("\\.")) {
      return named(written, written.split("\\\\\\.", most));
    }
    Matcher all = EVERYTHING_IN.matcher(written);
    return all.matches()
        ? List.of(all.group(1), "*")
        : named(written, written.split("\\.(?![*+?{])", most));
  }

  /** The text as one part where a separation would leave a part without a name. */
  private static List<String> named(String written, String[] parts) {
    boolean named = Arrays.stream(parts).noneMatch(String::isEmpty);
    return named ? List.of(parts) : List.of(written);
  }

  record Name(String database, String schema, String table, boolean pattern) {}
}
