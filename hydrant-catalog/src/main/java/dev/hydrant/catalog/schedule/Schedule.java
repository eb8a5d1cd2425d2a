package dev.hydrant.catalog.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When something is due: a cron expression on the wall clock of a zone. A time that the wall clock
 * skips, because summer begins, is due at the moment of the change; one that it shows twice is due
 * the first time only.
 *
 * @param start nothing is due before
 * @param end nothing is due after
 */
public record Schedule(Cron cron, ZoneId zone, Optional<Instant> start, Optional<Instant> end) {
  /** No wall clock goes back further than a day; an expression has this many times in it. */
  private static final int MOST_REPEATED = 48;

  /** The first due time after a moment; empty when the schedule has ended. */
  public Optional<Instant> next(Instant after) {
    Instant from =
        start
            .filter(first -> first.isAfter(after))
            .map(first -> first.minusMillis(1))
            .orElse(after);
    return following(from).filter(due -> end.isEmpty() || !due.isAfter(end.get()));
  }

  /** The next due times after a moment. */
  public List<Instant> next(Instant after, int count) {
    List<Instant> times = new ArrayList<>();
    Optional<Instant> due = next(after);
    while (due.isPresent() && times.size() < count) {
      times.add(due.get());
      due = next(due.get());
    }
    return List.copyOf(times);
  }

  /** What a person should know about a due time that the wall clock skips. */
  public Optional<String> note(Instant due) {
    @Nullable ZoneOffsetTransition change = zone.getRules().previousTransition(due.plusMillis(1));
    if (change == null || !change.isGap() || !change.getInstant().equals(due)) {
      return Optional.empty();
    }
    LocalDateTime before = change.getDateTimeBefore();
    return cron.nextLocal(before.minusSeconds(1))
        .filter(local -> local.isBefore(change.getDateTimeAfter()))
        .map(
            local ->
                local.toLocalDate()
                    + ": "
                    + local.toLocalTime()
                    + " does not exist, runs at "
                    + change.getDateTimeAfter().toLocalTime());
  }

  private Optional<Instant> following(Instant after) {
    Optional<LocalDateTime> local = cron.nextLocal(LocalDateTime.ofInstant(after, zone));
    for (int tries = 0; tries < MOST_REPEATED && local.isPresent(); tries++) {
      Instant due = instant(local.get());
      if (due.isAfter(after)) {
        return Optional.of(due);
      }
      local = cron.nextLocal(local.get());
    }
    return Optional.empty();
  }

  private Instant instant(LocalDateTime local) {
    @Nullable ZoneOffsetTransition change = zone.getRules().getTransition(local);
    if (change != null && change.isGap()) {
      return change.getInstant();
    }
    return local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
  }
}
