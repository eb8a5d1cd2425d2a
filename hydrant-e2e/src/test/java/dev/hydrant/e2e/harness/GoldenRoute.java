package dev.hydrant.e2e.harness;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a golden file: {@code from -> to [role]}, ends by AWS's names or {@code pipeline}.
 */
public record GoldenRoute(String from, String to, String role) {
  public static final String PIPELINE = "pipeline";

  private static final Pattern LINE = Pattern.compile("(.+) -> (.+) \\[(\\w+)]");
  private static final Map<String, String> LABELS =
      Map.of(
          "delivery", "Delivery",
          "backup", "Backup",
          "error_sink", "Error sink",
          "staging", "Staging",
          "change_capture", "Change capture",
          "described_by", "Described by",
          "producer", "Producer");

  public static GoldenRoute parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a route: " + line);
    }
    return new GoldenRoute(matcher.group(1), matcher.group(2), matcher.group(3));
  }

  /** The role as edges write it. */
  public String label() {
    String label = LABELS.get(role);
    if (label == null) {
      throw new IllegalStateException("unknown role " + role);
    }
    return label;
  }

  /** A route between two assets in which the pipeline has no part. */
  public boolean betweenAssets() {
    return role.equals("described_by") || role.equals("change_capture");
  }
}
