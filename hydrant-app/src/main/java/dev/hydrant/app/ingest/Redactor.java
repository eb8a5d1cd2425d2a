package dev.hydrant.app.ingest;

import dev.hydrant.model.workflow.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Masks known secret values in every text that leaves the process: as they are, as JSON escapes
 * them and as a URL encodes them. Values shorter than six characters are not searched for, since
 * masking them would destroy ordinary text.
 */
public final class Redactor {
  private static final String MASK = "*********";
  private static final int MIN_LENGTH = 6;

  private final List<String> values;

  public Redactor(Collection<Secret> secrets) {
    this.values =
        secrets.stream()
            .filter(secret -> !secret.isReference())
            .map(Secret::reveal)
            .filter(value -> value.length() >= MIN_LENGTH)
            .flatMap(Redactor::forms)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  public String redact(String text) {
    String clean = text;
    for (String value : values) {
      clean = clean.replace(value, MASK);
    }
    return clean;
  }

  private static Stream<String> forms(String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return Stream.of(value, escaped, URLEncoder.encode(value, StandardCharsets.UTF_8));
  }
}
