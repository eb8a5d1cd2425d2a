package dev.hydrant.firehose.health;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** An hour of measures, five minutes after five minutes. */
final class Window {
  static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  private final Map<Measure, Series> series = new EnumMap<>(Measure.class);
  private final Set<Measure> gaps = EnumSet.noneOf(Measure.class);

  /** One in which records come in and are delivered. */
  static Window busy() {
    return new Window()
        .with(Measure.RECORDS_IN, 100, 100)
        .with(Measure.BYTES_IN, 1e4, 1e4)
        .with(Measure.DELIVERY_SUCCESS, 1, 1)
        .with(Measure.FRESHNESS, 120, 90);
  }

  Window with(Measure measure, double... values) {
    series.put(measure, points(START, values));
    return this;
  }

  Window without(Measure measure) {
    series.remove(measure);
    return this;
  }

  Window gap(Measure measure) {
    gaps.add(measure);
    return this;
  }

  Measured measured() {
    return new Measured(series, gaps);
  }

  static Series points(Instant start, double... values) {
    List<Instant> times =
        IntStream.range(0, values.length)
            .mapToObj(i -> start.plus(LookBack.PERIOD.multipliedBy(i)))
            .toList();
    return Series.of(times, Arrays.stream(values).boxed().toList());
  }
}
