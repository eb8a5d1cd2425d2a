package dev.hydrant.model.redact;

import dev.hydrant.model.work.WorkOrder;
import dev.hydrant.model.workflow.AwsConfig;
import dev.hydrant.model.workflow.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Masks secrets in text. Known values are masked wherever they stand, also escaped and URL-encoded;
 * text that only looks like a secret is masked by its shape, for lines that nobody has redacted by
 * value before.
 */
public final class Redactor {
  /** What stands where a secret stood. */
  public static final String MASK = "*********";

  /** Shorter values would mask ordinary words, and are no secrets. */
  private static final int SHORTEST = 6;

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

  private static Stream<String> forms(String secret) {
    String escaped = secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/");
    return Stream.of(
        secret,
        URLEncoder.encode(secret, StandardCharsets.UTF_8),
        secret.replace("\\", "\\\\").replace("\"", "\\\""),
        escaped);
  }
}
