package dev.hydrant.model.redact;

import dev.hydrant.model.work.WorkOrder;
import dev.hydrant.model.workflow.AwsConfig;
import dev.hydrant.model.workflow.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Masks secrets in text. Known values are masked wherever they stand, also escaped, URL-encoded and
 * in Base64; text that only looks like a secret is masked by its shape, for lines that nobody has
 * redacted by value before.
 */
public final class Redactor {
  /** What stands where a secret stood. */
  public static final String MASK = "*********";

  /** Shorter values would mask ordinary words, and are no secrets. */
  private static final int SHORTEST = 6;

  /** What is only a part of a value is masked when it is too long to be a word. */
  private static final int LONGEST_WORD = 12;

  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}|(?<=\\\\u)[0-9A-F]{4}");

  private record Shape(Pattern pattern, String replacement) {
    Shape(String pattern, String replacement) {
      this(Pattern.compile(pattern), replacement);
    }
  }

  private static final List<Shape> SHAPES =
      List.of(
          new Shape("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b", MASK),
          new Shape("\\bhy[rslj]_[A-Za-z0-9_-]{16,}", MASK),
          new Shape("\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*", MASK),
          new Shape("(?i)\\b(bearer|basic|splunk)\\s+[A-Za-z0-9+/=._~-]{8,}", "$1 " + MASK),
          new Shape("(?i)(://)[^/\\s@]+@", "$1" + MASK + "@"),
          new Shape(
              "(?i)((?:secret|passw(?:or)?d|token|credential|api[-_]?key|access[-_]?key"
                  + "|signature|authorization)[\\w-]*[\"']?\\s*[=:]\\s*[\"']?)"
                  + "(?!\\*{9})[^\\s\"',;&}]+",
              "$1" + MASK),
          new Shape("(?<![A-Za-z0-9/+=])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])", MASK));

  private final List<String> values;

  public Redactor(Collection<String> secrets) {
    this.values =
        secrets.stream()
            .filter(secret -> secret.length() >= SHORTEST)
            .flatMap(Redactor::forms)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** Knows these values; what is only a reference to a secret is none. */
  public static Redactor of(Collection<Secret> secrets) {
    return new Redactor(
        secrets.stream().filter(secret -> !secret.isReference()).map(Secret::reveal).toList());
  }

  /** Knows every secret value that a work order carries. */
  public static Redactor of(WorkOrder order) {
    AwsConfig aws = order.connection().awsConfig();
    return of(
        Stream.of(
                aws.awsSecretAccessKey(),
                aws.awsSessionToken(),
                order.sink().map(WorkOrder.CatalogSink::jobToken))
            .flatMap(Optional::stream)
            .toList());
  }

  /** How many texts are looked for; at most twenty for each line of a value. */
  public int forms() {
    return values.size();
  }

  /** Masks known values. */
  public String values(String text) {
    String masked = text;
    for (String value : values) {
      masked = masked.replace(value, MASK);
    }
    return masked;
  }

  /** Masks known values and everything that has the shape of a secret. */
  public String all(String text) {
    String masked = values(text);
    for (Shape shape : SHAPES) {
      masked = shape.pattern().matcher(masked).replaceAll(shape.replacement());
    }
    return masked;
  }

  /**
   * How one value can be written: as it is, in JSON in its usual ways, in a URL in both ways, and
   * in Base64. A value of several lines is also masked line by line, as a log shows it.
   */
  private static Stream<String> forms(String secret) {
    Stream<String> lines =
        secret.lines().map(String::strip).filter(line -> line.length() >= LONGEST_WORD);
    return Stream.concat(Stream.of(secret), lines).distinct().flatMap(Redactor::written);
  }

  private static Stream<String> written(String text) {
    String json = inJson(text, false);
    String ascii = inJson(text, true);
    String form = URLEncoder.encode(text, StandardCharsets.UTF_8);
    String path = form.replace("+", "%20");
    return Stream.of(
            Stream.of(text, json, json.replace("/", "\\/"), ascii, lowerHex(ascii)),
            Stream.of(form, path, lowerHex(form), lowerHex(path)),
            inBase64(text.getBytes(StandardCharsets.UTF_8)))
        .flatMap(written -> written)
        .filter(written -> written.length() >= SHORTEST);
  }

  private static String inJson(String text, boolean ascii) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> escaped.append("\\\"");
        case '\\' -> escaped.append("\\\\");
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        default ->
            escaped.append(c < ' ' || ascii && c > '~' ? String.format("\\u%04X", (int) c) : c);
      }
    }
    return escaped.toString();
  }

  private static String lowerHex(String encoded) {
    return ESCAPE.matcher(encoded).replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
  }

  /**
   * Base64 of the value alone, and what is certain of it inside a longer text, such as {@code
   * user:password}: it can start at any of three places of a group, and the letters at both ends
   * depend on the neighbours. Shorter certain parts would mask ordinary words.
   */
  private static Stream<String> inBase64(byte[] value) {
    Base64.Encoder encoder = Base64.getEncoder();
    String alone = encoder.encodeToString(value).replaceAll("=+$", "");
    Stream<String> inside =
        IntStream.range(0, 3)
            .mapToObj(
                before -> {
                  byte[] shifted = new byte[before + value.length];
                  System.arraycopy(value, 0, shifted, before, value.length);
                  String text = encoder.encodeToString(shifted);
                  int whole = shifted.length / 3 * 4;
                  return before == 0
                      ? text.substring(0, whole)
                      : text.substring(Math.min(4, whole), whole);
                })
            .filter(text -> text.length() >= LONGEST_WORD);
    return Stream.concat(Stream.of(alone), inside)
        .flatMap(text -> Stream.of(text, text.replace('+', '-').replace('/', '_')));
  }
}
