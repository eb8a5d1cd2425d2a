package dev.hydrant.firehose.health;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The data points of one metric in the order of time, one per period; a period may have none. */
final class Series {
  static final Series EMPTY = new Series(new long[0], new double[0]);

  private final long[] seconds;
  private final double[] values;

  private Series(long[] seconds, double[] values) {
    this.seconds = seconds;
    this.values = values;
  }

  /**
   * @param times starts of the periods, in any order; one that comes twice counts once
   * @param values as many as there are times
   */
  static Series of(List<Instant> times, List<Double> values) {
    return EMPTY.and(times, values);
  }

  /** With further points, such as those of the next page. */
  Series and(List<Instant> times, List<Double> more) {
    Map<Long, Double> points = new TreeMap<>();
    for (int i = 0; i < seconds.length; i++) {
      points.put(seconds[i], values[i]);
    }
    for (int i = 0; i < Math.min(times.size(), more.size()); i++) {
      points.put(times.get(i).getEpochSecond(), more.get(i));
    }
    return new Series(
        points.keySet().stream().mapToLong(Long::longValue).toArray(),
        points.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The points from one moment on to before another. */
  Series between(Instant from, Instant to) {
    int first = indexOf(from);
    int end = Math.max(first, indexOf(to));
    return new Series(
        Arrays.copyOfRange(seconds, first, end), Arrays.copyOfRange(values, first, end));
  }

  boolean isEmpty() {
    return values.length == 0;
  }

  double over(Statistic statistic) {
    return statistic.over(values);
  }

  /** The last so many values; empty where there are not so many. */
  double[] last(int points) {
    return values.length < points
        ? new double[0]
        : Arrays.copyOfRange(values, values.length - points, values.length);
  }

  Optional<Instant> lastNonZero() {
    for (int i = values.length - 1; i >= 0; i--) {
      if (values[i] != 0) {
        return Optional.of(Instant.ofEpochSecond(seconds[i]));
      }
    }
    return Optional.empty();
  }

  private int indexOf(Instant moment) {
    int found = Arrays.binarySearch(seconds, moment.getEpochSecond());
    return found >= 0 ? found : -found - 1;
  }
}
