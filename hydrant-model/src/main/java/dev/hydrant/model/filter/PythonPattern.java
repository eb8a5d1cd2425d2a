package dev.hydrant.model.filter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Python's regular expressions as RE2 writes them. Named groups are the same in both; what differs
 * is the end anchor {@code \Z} and the open lower bound {@code {,n}}.
 */
final class PythonPattern {
  private static final Map<String, String> UNSUPPORTED = new LinkedHashMap<>();

  static {
    UNSUPPORTED.put("(?=", "a look-ahead (?=");
    UNSUPPORTED.put("(?!", "a negative look-ahead (?!");
    UNSUPPORTED.put("(?<=", "a look-behind (?<=");
    UNSUPPORTED.put("(?<!", "a negative look-behind (?<!");
    UNSUPPORTED.put("(?P=", "a back-reference (?P=");
    UNSUPPORTED.put("(?(", "a conditional group (?(");
    UNSUPPORTED.put("(?>", "an atomic group (?>");
    UNSUPPORTED.put("(?#", "a comment group (?#");
  }

  private PythonPattern() {}

  /** The first construct that linear matching cannot do, in words. */
  static Optional<String> unsupported(String source) {
    boolean inClass = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        if (!inClass && i + 1 < source.length() && isReference(source.charAt(i + 1))) {
          return Optional.of("a back-reference \\" + source.charAt(i + 1));
        }
        i++;
      } else if (inClass) {
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
      } else if (c == '(') {
        String rest = source.substring(i);
        Optional<String> found =
            UNSUPPORTED.entrySet().stream()
                .filter(entry -> rest.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  static String translate(String source) {
    StringBuilder out = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\' && i + 1 < source.length()) {
        char next = source.charAt(++i);
        out.append(c).append(next == 'Z' ? 'z' : next);
      } else if (!inClass && source.startsWith("{,", i)) {
        out.append("{0,");
        i++;
      } else {
        inClass = inClass ? c != ']' : c == '[';
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isReference(char c) {
    return c >= '1' && c <= '9';
  }
}
