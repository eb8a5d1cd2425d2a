package dev.hydrant.firehose.health;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The time that is looked at: a window that ends now, and the full UTC hours of the days before.
 * One series of a metric serves both, which costs half of asking twice.
 *
 * @param start of the first period, also of everything that is asked for
 * @param windowStart of what counts as now
 * @param end of the last full period
 * @param firstHour that is judged
 * @param currentHour the one that is not over
 */
record LookBack(
    Instant start, Instant windowStart, Instant end, Instant firstHour, Instant currentHour) {
  static final Duration PERIOD = Duration.ofMinutes(5);

  /** AWS keeps 5-minute data for 63 days; one of them may be the day that is not over. */
  static final int MOST_DAYS = 62;

  static LookBack of(Instant now, int days, int windowMinutes) {
    long period = PERIOD.toSeconds();
    Instant end = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), period) * period);
    Instant currentHour = now.truncatedTo(ChronoUnit.HOURS);
    Instant firstHour = currentHour.minus(Duration.ofDays(Math.min(days, MOST_DAYS)));
    Instant windowStart =
        end.minus(Duration.ofMinutes(windowMinutes - windowMinutes % PERIOD.toMinutes()));
    return new LookBack(
        firstHour.isBefore(windowStart) ? firstHour : windowStart,
        windowStart,
        end,
        firstHour,
        currentHour);
  }

  /** Data points that one metric may have. */
  int points() {
    return (int) Duration.between(start, end).dividedBy(PERIOD);
  }

  /** The full hours since the stream was created, the one in which it was included. */
  List<Instant> hours(Optional<Instant> created) {
    Instant from =
        created
            .map(moment -> moment.truncatedTo(ChronoUnit.HOURS))
            .filter(firstHour::isBefore)
            .orElse(firstHour);
    List<Instant> hours = new ArrayList<>();
    for (Instant hour = from; hour.isBefore(currentHour); hour = hour.plus(1, ChronoUnit.HOURS)) {
      hours.add(hour);
    }
    return hours;
  }
}
