package dev.hydrant.model.name;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Fully qualified names of the catalog contract: parts joined by dots, a part that holds a dot or a
 * double quote is wrapped in double quotes, a double quote inside is doubled. Other parts stay
 * bare. At most 3072 characters.
 */
public final class Fqn {
  /** The contract's limit on a whole name, in characters. */
  public static final int MAX_LENGTH = 3072;

  private Fqn() {}

  /** Joins raw (unquoted) parts. */
  public static String of(String... parts) {
    return of(List.of(parts));
  }

  /** Joins raw (unquoted) parts. */
  public static String of(Collection<String> parts) {
    return String.join(".", parts.stream().map(Fqn::quote).toList());
  }

  /** Appends one raw part to a name that is already qualified. */
  public static String child(String parent, String part) {
    return parent + "." + quote(part);
  }

  /** Wraps a raw part where the contract asks for it. */
  public static String quote(String part) {
    if (part.indexOf('.') < 0 && part.indexOf('"') < 0) {
      return part;
    }
    return '"' + part.replace("\"", "\"\"") + '"';
  }

  /**
   * Splits into raw parts.
   *
   * @throws IllegalArgumentException when a quote is not closed or stands in the middle of a part
   */
  public static List<String> split(String fqn) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at <= fqn.length()) {
      StringBuilder part = new StringBuilder();
      at = at < fqn.length() && fqn.charAt(at) == '"' ? quoted(fqn, at, part) : bare(fqn, at, part);
      parts.add(part.toString());
      at++;
    }
    return List.copyOf(parts);
  }

  /** The raw last part. */
  public static String name(String fqn) {
    List<String> parts = split(fqn);
    return parts.get(parts.size() - 1);
  }

  /** Everything before the last part, still qualified; empty for a single part. */
  public static String parent(String fqn) {
    List<String> parts = split(fqn);
    return of(parts.subList(0, parts.size() - 1));
  }

  private static int bare(String fqn, int from, StringBuilder into) {
    int at = from;
    while (at < fqn.length() && fqn.charAt(at) != '.') {
      if (fqn.charAt(at) == '"') {
        throw new IllegalArgumentException("a quote stands inside a part of the name: " + fqn);
      }
      into.append(fqn.charAt(at++));
    }
    return at;
  }

  private static int quoted(String fqn, int from, StringBuilder into) {
    int at = from + 1;
    while (at < fqn.length()) {
      char c = fqn.charAt(at);
      if (c == '"' && at + 1 < fqn.length() && fqn.charAt(at + 1) == '"') {
        into.append('"');
        at += 2;
      } else if (c == '"') {
        return end(fqn, at + 1);
      } else {
        into.append(c);
        at++;
      }
    }
    throw new IllegalArgumentException("a quote is not closed in the name: " + fqn);
  }

  private static int end(String fqn, int at) {
    if (at < fqn.length() && fqn.charAt(at) != '.') {
      throw new IllegalArgumentException("text follows a closing quote in the name: " + fqn);
    }
    return at;
  }
}
