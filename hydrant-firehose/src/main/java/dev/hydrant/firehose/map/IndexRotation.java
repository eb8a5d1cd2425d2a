package dev.hydrant.firehose.map;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often the name of a search index changes.
 *
 * @param period as AWS says it; OneDay, AWS's own default, where it says nothing
 */
record IndexRotation(String period) {
  private static final String NONE = "NoRotation";
  private static final Map<String, String> SUFFIXES =
      Map.of(
          "OneHour", "-yyyy-MM-dd-HH",
          "OneDay", "-yyyy-MM-dd",
          "OneWeek", "-yyyy-wNN",
          "OneMonth", "-yyyy-MM");

  static IndexRotation of(@Nullable String period) {
    return new IndexRotation(Objects.requireNonNullElse(period, "OneDay"));
  }

  /** A period that this version does not know still rotates: only one value means that none is. */
  boolean rotates() {
    return !period.equals(NONE);
  }

  /** The pattern appended to the name; empty without rotation or for an unknown period. */
  String suffix() {
    return SUFFIXES.getOrDefault(period, "");
  }
}
