package dev.hydrant.catalog.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 * * * *   | UTC              | 2026-01-01T00:00:00Z | 2026-01-01T01:00:00Z 2026-01-01T02:00:00Z
          0 0 * * *   | UTC              | 2026-01-01T00:00:00Z | 2026-01-02T00:00:00Z 2026-01-03T00:00:00Z
          0 0 29 2 *  | UTC              | 2026-01-01T00:00:00Z | 2028-02-29T00:00:00Z 2032-02-29T00:00:00Z
          0 0 31 * *  | UTC              | 2026-01-01T00:00:00Z | 2026-01-31T00:00:00Z 2026-03-31T00:00:00Z
          0 0 15 * 1  | UTC              | 2026-01-10T00:00:00Z | 2026-01-12T00:00:00Z 2026-01-15T00:00:00Z
          0 0 * * SUN | UTC              | 2026-01-01T00:00:00Z | 2026-01-04T00:00:00Z 2026-01-11T00:00:00Z
          30 6 * * *  | Europe/Berlin    | 2026-01-01T05:30:00Z | 2026-01-02T05:30:00Z 2026-01-03T05:30:00Z
          30 6 * * *  | Asia/Kathmandu   | 2026-01-01T00:00:00Z | 2026-01-01T00:45:00Z 2026-01-02T00:45:00Z
          30 2 * * *  | Europe/Berlin    | 2026-03-28T12:00:00Z | 2026-03-29T01:00:00Z 2026-03-30T00:30:00Z
          0 * * * *   | Europe/Berlin    | 2026-03-29T00:00:00Z | 2026-03-29T01:00:00Z 2026-03-29T02:00:00Z
          30 2 * * *  | Europe/Berlin    | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z 2026-10-26T01:30:00Z
          0 * * * *   | Europe/Berlin    | 2026-10-24T23:00:00Z | 2026-10-25T00:00:00Z 2026-10-25T02:00:00Z
          45 1 * * *  | Australia/Lord_Howe | 2026-04-04T00:00:00Z | 2026-04-04T14:45:00Z 2026-04-05T15:15:00Z
          0 12 * * *  | Pacific/Apia     | 2011-12-29T23:00:00Z | 2011-12-30T10:00:00Z 2011-12-30T22:00:00Z
          """)
  void dueTimesFollowTheWallClock(String cron, String zone, String after, String expected) {
    assertThat(schedule(cron, zone).next(Instant.parse(after), 2))
        .containsExactlyElementsOf(Arrays.stream(expected.split(" ")).map(Instant::parse).toList());
  }

  @Test
  void askedInTheSecondOfTwoEqualHoursTheFirstIsNotDueAgain() {
    Schedule nightly = schedule("30 2 * * *", "Europe/Berlin");

    assertThat(nightly.next(Instant.parse("2026-10-25T01:10:00Z")))
        .contains(Instant.parse("2026-10-26T01:30:00Z"));
  }

  @Test
  void nothingIsDueBeforeTheStartOrAfterTheEnd() {
    Schedule daily =
        new Schedule(
            Cron.parse("0 0 * * *"),
            ZoneId.of("UTC"),
            Optional.of(Instant.parse("2026-02-01T00:00:00Z")),
            Optional.of(Instant.parse("2026-02-02T00:00:00Z")));

    assertThat(daily.next(Instant.parse("2026-01-01T00:00:00Z"), 5))
        .containsExactly(
            Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-02-02T00:00:00Z"));
    assertThat(daily.next(Instant.parse("2026-02-02T00:00:00Z"))).isEmpty();
  }

  @Test
  void aSkippedTimeIsExplained() {
    Schedule nightly = schedule("30 2 * * *", "Europe/Berlin");

    assertThat(nightly.note(Instant.parse("2026-03-29T01:00:00Z")))
        .contains("2026-03-29: 02:30 does not exist, runs at 03:00");
    assertThat(nightly.note(Instant.parse("2026-03-30T00:30:00Z"))).isEmpty();
    assertThat(schedule("0 3 * * *", "Europe/Berlin").note(Instant.parse("2026-03-29T01:00:00Z")))
        .isEmpty();
  }

  private static Schedule schedule(String cron, String zone) {
    return new Schedule(Cron.parse(cron), ZoneId.of(zone), Optional.empty(), Optional.empty());
  }
}
