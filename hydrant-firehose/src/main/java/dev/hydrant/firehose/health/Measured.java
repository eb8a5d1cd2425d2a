package dev.hydrant.firehose.health;

import dev.hydrant.model.stream.Facts;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What was measured of one stream in some time.
 *
 * @param series what has data; a measure that is neither here nor a gap was not asked for or has
 *     none, which is no failure
 * @param gaps measures that were asked for and not, or not completely, answered
 */
record Measured(Map<Measure, Series> series, Set<Measure> gaps) {
  Measured {
    series = Map.copyOf(series);
    gaps = Set.copyOf(gaps);
  }

  static Measured nothing() {
    return new Measured(Map.of(), Set.of());
  }

  Measured between(Instant from, Instant to) {
    Map<Measure, Series> part = new EnumMap<>(Measure.class);
    series.forEach(
        (measure, whole) -> {
          Series points = whole.between(from, to);
          if (!points.isEmpty()) {
            part.put(measure, points);
          }
        });
    return new Measured(part, gaps);
  }

  /** The measure over the whole time; empty without data. */
  OptionalDouble value(Measure measure) {
    Series points = of(measure);
    return points.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(points.over(measure.statistic()));
  }

  /** The same, and 0 without data: for counts and signals. */
  double amount(Measure measure) {
    return value(measure).orElse(0);
  }

  Trend trend(Measure measure) {
    return new Trend(of(measure).last(Trend.PERIODS));
  }

  boolean cameIn() {
    return amount(Measure.RECORDS_IN) > 0
        || amount(Measure.BYTES_IN) > 0
        || amount(Measure.RECORDS_THROTTLED) > 0;
  }

  Optional<Instant> lastCameIn() {
    return of(Measure.RECORDS_IN).lastNonZero();
  }

  /** Every measure with data, under the names that people and the catalog see. */
  Map<String, Object> told() {
    Facts facts = new Facts();
    for (Measure measure : Measure.values()) {
      value(measure).ifPresent(value -> facts.put(measure.key(), rounded(value)));
    }
    return facts.build();
  }

  private Series of(Measure measure) {
    return series.getOrDefault(measure, Series.EMPTY);
  }

  private static Number rounded(double value) {
    double thousandths = Math.rint(value * 1000) / 1000;
    return thousandths == Math.rint(thousandths) && Math.abs(thousandths) < Long.MAX_VALUE
        ? (Number) (long) thousandths
        : (Number) thousandths;
  }
}
