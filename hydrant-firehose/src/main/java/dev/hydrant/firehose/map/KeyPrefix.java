package dev.hydrant.firehose.map;

import dev.hydrant.model.stream.Facts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A prefix of S3 keys, with Firehose's expressions {@code !{namespace:value}} in it.
 *
 * @param raw as written; empty for none
 */
record KeyPrefix(String raw) {
  /** What Firehose appends by itself to a prefix without a timestamp expression. */
  static final String DEFAULT_SUFFIX = "yyyy/MM/dd/HH/";

  private static final Pattern EXPRESSION = Pattern.compile("!\\{([^:}]*):?([^}]*)}");
  private static final Pattern HIVE_KEY = Pattern.compile("(?:^|/)([A-Za-z0-9_.-]+)=$");
  private static final Pattern QUOTED_HIVE_KEY =
      Pattern.compile("'(?:[^']*/)?([A-Za-z0-9_.-]+)='([^']*)");

  static KeyPrefix of(@Nullable String raw) {
    return new KeyPrefix(raw == null ? "" : raw);
  }

  /**
   * The folder that holds every key: the text before the first expression, cut back to its last
   * slash, since a prefix that does not end in one is the beginning of key names, not a folder.
   */
  String root() {
    int expression = raw.indexOf("!{");
    String fixed = expression < 0 ? raw : raw.substring(0, expression);
    String folder = fixed.substring(0, fixed.lastIndexOf('/') + 1);
    int start = 0;
    int end = folder.length();
    while (start < end && folder.charAt(start) == '/') {
      start++;
    }
    while (end > start && folder.charAt(end - 1) == '/') {
      end--;
    }
    return folder.substring(start, end);
  }

  boolean isEmpty() {
    return raw.isEmpty();
  }

  /** Names of Hive-style partitions in the order of the path, with the expression of each. */
  Map<String, String> partitions() {
    Map<String, String> partitions = new LinkedHashMap<>();
    Matcher expression = EXPRESSION.matcher(raw);
    int before = 0;
    while (expression.find()) {
      Matcher key = HIVE_KEY.matcher(raw.substring(before, expression.start()));
      if (key.find()) {
        partitions.putIfAbsent(key.group(1), expression.group());
      }
      if (expression.group(1).equals("timestamp")) {
        Matcher quoted = QUOTED_HIVE_KEY.matcher(expression.group(2));
        while (quoted.find()) {
          partitions.putIfAbsent(quoted.group(1), "!{timestamp:" + quoted.group(2) + "}");
        }
      }
      before = expression.end();
    }
    return partitions;
  }

  /** Namespaces of the expressions, such as {@code timestamp}, each once, in order. */
  List<String> namespaces() {
    List<String> found = new ArrayList<>();
    Matcher expression = EXPRESSION.matcher(raw);
    while (expression.find()) {
      if (!found.contains(expression.group(1))) {
        found.add(expression.group(1));
      }
    }
    return found;
  }

  /** True when Firehose appends {@link #DEFAULT_SUFFIX} to this delivery prefix. */
  boolean takesDefaultSuffix() {
    return !namespaces().contains("timestamp");
  }

  /** Facts of a delivery prefix. */
  Map<String, Object> facts() {
    return new Facts()
        .put("raw", raw)
        .put("root", root())
        .put("partitions", partitions())
        .put("defaultSuffix", takesDefaultSuffix() ? DEFAULT_SUFFIX : null)
        .build();
  }
}
