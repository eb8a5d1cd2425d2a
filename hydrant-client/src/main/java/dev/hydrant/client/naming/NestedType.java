package dev.hydrant.client.naming;

import dev.hydrant.model.stream.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes Hive's types apart: {@code array<struct<id:int,at:struct<lat:double,lon:double>>>}. */
final class NestedType {
  private NestedType() {}

  /** What stands between the outermost brackets; empty where they are not there or not closed. */
  static Optional<String> inside(String type) {
    String text = type.strip();
    int open = text.indexOf('<');
    return open > 0 && text.endsWith(">")
        ? Optional.of(text.substring(open + 1, text.length() - 1).strip())
        : Optional.empty();
  }

  /** The members of a structure; none where it cannot be understood. */
  static List<Column> members(String struct) {
    List<Column> members = new ArrayList<>();
    for (String member : split(inside(struct).orElse(""))) {
      int colon = member.indexOf(':');
      if (colon < 1) {
        return List.of();
      }
      members.add(
          new Column(
              member.substring(0, colon).replace("`", "").strip(),
              member.substring(colon + 1).strip()));
    }
    return members;
  }

  /** At commas that stand in no brackets. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '<' || c == '(') {
        depth++;
      } else if (c == '>' || c == ')') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(text.substring(from, at).strip());
        from = at + 1;
      }
    }
    if (!text.isBlank()) {
      parts.add(text.substring(from).strip());
    }
    return parts;
  }
}
