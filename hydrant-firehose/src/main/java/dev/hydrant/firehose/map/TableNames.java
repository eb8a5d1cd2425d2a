package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.DatabaseEngine;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes the names apart under which a database source knows its tables.
 *
 * @param databases the databases that the source names without a pattern
 */
record TableNames(DatabaseEngine engine, List<String> databases) {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_$.-]+");

  /** True when the text can stand for more than the one name that it spells. */
  static boolean isPattern(String text) {
    return !PLAIN.matcher(text).matches();
  }

  Name split(String written) {
    String[] parts = parts(written);
    boolean pattern = isPattern(written);
    String only = databases.size() == 1 ? databases.get(0) : "";
    if (parts.length == 1) {
      return new Name(only, "", written, pattern);
    }
    if (engine == DatabaseEngine.MYSQL) {
      return new Name(parts[0], "", written.substring(parts[0].length() + 1), pattern);
    }
    if (parts.length > 2) {
      String table = written.substring(parts[0].length() + parts[1].length() + 2);
      return new Name(parts[0], parts[1], table, pattern);
    }
    // PostgreSQL's second level is a schema, but a name of two parts may leave out either end
    return only.isEmpty() || databases.contains(parts[0])
        ? new Name(parts[0], "", parts[1], pattern)
        : new Name(only, parts[0], parts[1], pattern);
  }

  /** One part where the first dot belongs to a pattern such as {@code .*} and separates nothing. */
  private static String[] parts(String written) {
    String[] parts = written.split("\\.", -1);
    boolean separated = parts.length > 1 && !parts[0].isEmpty() && !parts[1].isEmpty();
    return separated ? parts : new String[] {written};
  }

  record Name(String database, String schema, String table, boolean pattern) {}
}
