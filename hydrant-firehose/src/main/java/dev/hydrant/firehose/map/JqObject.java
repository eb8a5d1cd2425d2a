package dev.hydrant.firehose.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A jq query of the one form that Firehose asks for: an object construction {@code {key:
 * expression, …}}.
 *
 * @param members expressions by key, in order; the query is not run, only taken apart
 */
record JqObject(Map<String, String> members) {
  private static final Pattern KEY =
      Pattern.compile(
          "(?:\"([^\"\\\\]+)\"|([A-Za-z_][A-Za-z0-9_]*))\\s*(?::(.*))?", Pattern.DOTALL);
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]++|\\\\[\"\\\\/])*+)\"");

  /** Empty when the query is anything but one object construction. */
  static Optional<JqObject> parse(String query) {
    String text = query.strip();
    if (text.length() < 2 || text.charAt(0) != '{' || closing(text, 0) != text.length() - 1) {
      return Optional.empty();
    }
    Map<String, String> members = new LinkedHashMap<>();
    for (String member : split(text.substring(1, text.length() - 1))) {
      Matcher key = KEY.matcher(member.strip());
      if (!key.matches()) {
        return Optional.empty();
      }
      String name = key.group(1) == null ? key.group(2) : key.group(1);
      // {name} is jq's short form of {name: .name}
      members.put(name, key.group(3) == null ? "." + name : key.group(3).strip());
    }
    return Optional.of(new JqObject(members));
  }

  /** The text that a member always is; empty when it is computed from the record. */
  Optional<String> literal(String key) {
    String expression = members.getOrDefault(key, "");
    while (expression.startsWith("(") && closing(expression, 0) == expression.length() - 1) {
      expression = expression.substring(1, expression.length() - 1).strip();
    }
    Matcher literal = LITERAL.matcher(expression);
    return literal.matches()
        ? Optional.of(literal.group(1).replaceAll("\\\\(.)", "$1"))
        : Optional.empty();
  }

  private static List<String> split(String inside) {
    List<String> members = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      if (c == '"' || c == '{' || c == '[' || c == '(') {
        i = closing(inside, i);
      } else if (c == ',') {
        members.add(inside.substring(start, i));
        start = i + 1;
      }
    }
    members.add(inside.substring(Math.min(start, inside.length())));
    members.removeIf(String::isBlank);
    return members;
  }

  /** Index of what closes the bracket or quote at {@code from}; the end where nothing does. */
  private static int closing(String text, int from) {
    char open = text.charAt(from);
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (open == '"') {
        if (c == '\\') {
          i++;
        } else if (c == '"' && i > from) {
          return i;
        }
      } else if (c == '"') {
        i = closing(text, i);
      } else if ("{[(".indexOf(c) >= 0) {
        depth++;
      } else if ("}])".indexOf(c) >= 0 && --depth == 0) {
        return i;
      }
    }
    return text.length();
  }
}
