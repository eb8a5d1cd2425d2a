package dev.hydrant.firehose.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookBackTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:17:42Z");

  @Test
  void now_is_the_last_hour_of_full_periods() {
    LookBack time = LookBack.of(NOW, 1, 60);
    assertThat(time.end()).isEqualTo("2026-03-01T10:15:00Z");
    assertThat(time.windowStart()).isEqualTo("2026-03-01T09:15:00Z");
    assertThat(time.currentHour()).isEqualTo("2026-03-01T10:00:00Z");
  }

  @Test
  void a_day_is_24_full_hours_before_the_one_that_is_not_over() {
    List<Instant> hours = LookBack.of(NOW, 1, 60).hours(Optional.empty());
    assertThat(hours).hasSize(24);
    assertThat(hours.get(0)).isEqualTo("2026-02-28T10:00:00Z");
    assertThat(hours.get(23)).isEqualTo("2026-03-01T09:00:00Z");
  }

  @Test
  void there_are_no_hours_before_a_stream_was_created() {
    LookBack time = LookBack.of(NOW, 1, 60);
    assertThat(time.hours(Optional.of(Instant.parse("2026-03-01T08:59:59Z"))))
        .containsExactly(
            Instant.parse("2026-03-01T08:00:00Z"), Instant.parse("2026-03-01T09:00:00Z"));
    assertThat(time.hours(Optional.of(NOW))).isEmpty();
  }

  @Test
  void one_series_covers_the_window_and_the_hours() {
    LookBack time = LookBack.of(NOW, 1, 60);
    assertThat(time.start()).isEqualTo("2026-02-28T10:00:00Z");
    assertThat(time.points()).isEqualTo(24 * 12 + 3);
    LookBack longWindow = LookBack.of(Instant.parse("2026-03-01T10:00:10Z"), 1, 1440);
    assertThat(longWindow.start()).isEqualTo(longWindow.windowStart());
  }

  @Test
  void it_goes_no_further_back_than_aws_keeps_five_minutes() {
    LookBack time = LookBack.of(NOW, 400, 60);
    assertThat(Duration.between(time.start(), NOW)).isLessThan(Duration.ofDays(63));
    assertThat(time.hours(Optional.empty())).hasSize(62 * 24);
  }

  @Test
  void a_window_is_cut_to_whole_periods() {
    assertThat(LookBack.of(NOW, 1, 34).windowStart()).isEqualTo("2026-03-01T09:45:00Z");
  }
}
