package dev.hydrant.firehose.map;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a URL that may be shown. User-info, query and fragment are dropped while reading; the
 * path is kept for the one partner whose path names a data set, and is never shown whole.
 *
 * @param scheme in lower case; {@code https} where the text has none
 * @param host in lower case, with brackets for IPv6
 * @param port -1 where the text names none
 */
public record WebAddress(String scheme, String host, int port, String path) {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)");
  private static final Pattern HOST_PORT =
      Pattern.compile(
          "([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");
  private static final Pattern IN_TEXT = Pattern.compile("[^\\s\"'<>]*(?:://|[?@])[^\\s\"'<>]+");

  /** Empty when no host can be read with certainty; what cannot be read is not shown either. */
  static Optional<WebAddress> parse(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    Matcher scheme = SCHEME.matcher(text.strip());
    boolean named = scheme.matches();
    String rest = named ? scheme.group(2) : text.strip();
    int end = endOfAuthority(rest);
    String authority = rest.substring(0, end);
    Matcher host = HOST_PORT.matcher(authority.substring(authority.lastIndexOf('@') + 1));
    if (!host.matches() || isUserInfo(host.group(1), rest.substring(end))) {
      return Optional.empty();
    }
    return Optional.of(
        new WebAddress(
            named ? scheme.group(1).toLowerCase(Locale.ROOT) : "https",
            host.group(1).toLowerCase(Locale.ROOT),
            host.group(2) == null ? -1 : Integer.parseInt(host.group(2)),
            pathOf(rest.substring(end))));
  }

  /** Free text with everything in it that looks like an address cut back to scheme and host. */
  public static String maskIn(String text) {
    return IN_TEXT.matcher(text).replaceAll(url -> Matcher.quoteReplacement(masked(url.group())));
  }

  String origin() {
    return scheme + "://" + host + (port < 0 ? "" : ":" + port);
  }

  /** True for the domain itself and for everything below it. */
  boolean isUnder(String domain) {
    return host.equals(domain) || host.endsWith("." + domain);
  }

  /** A slash inside user-info makes its beginning look like a host; a real host has a dot. */
  private static boolean isUserInfo(String host, String afterwards) {
    return host.indexOf('.') < 0 && host.indexOf(':') < 0 && afterwards.indexOf('@') >= 0;
  }

  private static String masked(String url) {
    return parse(url).map(WebAddress::origin).orElse("(address removed)");
  }

  private static int endOfAuthority(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if ("/?#\\".indexOf(rest.charAt(i)) >= 0) {
        return i;
      }
    }
    return rest.length();
  }

  private static String pathOf(String afterAuthority) {
    int end = 0;
    while (end < afterAuthority.length() && "?#".indexOf(afterAuthority.charAt(end)) < 0) {
      end++;
    }
    return afterAuthority.substring(0, end);
  }
}
