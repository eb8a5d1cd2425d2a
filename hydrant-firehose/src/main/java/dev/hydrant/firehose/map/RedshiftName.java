package dev.hydrant.firehose.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of a Redshift table as written: one to three parts, each perhaps quoted. Redshift folds
 * what is not quoted to lower case.
 *
 * @param database empty where the name has none
 * @param schema empty where the name has none
 */
record RedshiftName(String database, String schema, String table) {
  static Optional<RedshiftName> parse(String written) {
    List<String> parts = parts(written.strip());
    return switch (parts.size()) {
      case 1 -> Optional.of(new RedshiftName("", "", parts.get(0)));
      case 2 -> Optional.of(new RedshiftName("", parts.get(0), parts.get(1)));
      case 3 -> Optional.of(new RedshiftName(parts.get(0), parts.get(1), parts.get(2)));
      default -> Optional.empty();
    };
  }

  /** Splits a list of names at its commas; quoted ones keep their case. */
  static List<String> columns(String list) {
    List<String> names = new ArrayList<>();
    for (String item : split(list, ',')) {
      String name = fold(item.strip());
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  /** Empty when the text is no name: an empty part, or a quote that nothing closes. */
  private static List<String> parts(String written) {
    List<String> parts = new ArrayList<>();
    for (String part : split(written, '.')) {
      String name = fold(part.strip());
      if (name.isEmpty() || !part.strip().startsWith("\"") && part.indexOf('"') >= 0) {
        return List.of();
      }
      parts.add(name);
    }
    return parts;
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '"') {
        quoted = !quoted;
      } else if (text.charAt(i) == separator && !quoted) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** Takes quotes off and keeps the case within; folds where there are none. */
  private static String fold(String part) {
    if (part.startsWith("\"")) {
      boolean closed = part.length() > 1 && part.endsWith("\"");
      return closed ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : "";
    }
    return part.toLowerCase(Locale.ROOT);
  }
}
