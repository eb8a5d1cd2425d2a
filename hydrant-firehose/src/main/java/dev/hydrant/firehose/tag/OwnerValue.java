package dev.hydrant.firehose.tag;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the value of an owner's tag apart. AWS allows neither comma nor semicolon in most tags, so
 * people separate addresses by spaces, slashes and colons, too; a name may hold all of these, so
 * there only a list of nothing but e-mail addresses is split.
 */
final class OwnerValue {
  private static final Pattern LIST = Pattern.compile("[,;\\r\\n]+");
  private static final Pattern ADDRESS_LIST = Pattern.compile("[\\s/:|]+");
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s/:|<>]+@[^@\\s/:|<>]+");
  private static final Pattern NAMED_ADDRESS = Pattern.compile("[^<>]*<\\s*([^<>\\s]+)\\s*>");
  private static final Pattern MAIL_TO = Pattern.compile("(?i)mailto:\\s*");

  /** A user, group or role of IAM, or the session of a role. */
  private static final Pattern IDENTITY =
      Pattern.compile("arn:[^:]+:(?:iam|sts)::[0-9]*:(user|group|role|assumed-role)/(.+)");

  private static final Set<String> NOBODY =
      Set.of("-", "--", "n/a", "na", "none", "null", "nil", "unknown", "tbd", "todo", "undefined");

  private OwnerValue() {}

  static List<String> names(String value) {
    return Arrays.stream(LIST.split(value))
        .flatMap(part -> addresses(part.strip()).stream())
        .map(OwnerValue::reduced)
        .filter(name -> !name.isEmpty() && !NOBODY.contains(name.toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static List<String> addresses(String part) {
    String plain = MAIL_TO.matcher(part).replaceAll("");
    List<String> pieces = Arrays.stream(ADDRESS_LIST.split(plain)).toList();
    return pieces.stream().allMatch(piece -> ADDRESS.matcher(piece).matches())
        ? pieces
        : List.of(plain);
  }

  private static String reduced(String name) {
    Matcher named = NAMED_ADDRESS.matcher(name);
    if (named.matches()) {
      return named.group(1);
    }
    Matcher identity = IDENTITY.matcher(name);
    return identity.matches() ? identityName(identity.group(1), identity.group(2)) : name;
  }

  /** The last part of a path; of a session its name where that is a person, else its role. */
  private static String identityName(String type, String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return type.equals("assumed-role") && !ADDRESS.matcher(last).matches()
        ? path.split("/", 2)[0]
        : last;
  }
}
