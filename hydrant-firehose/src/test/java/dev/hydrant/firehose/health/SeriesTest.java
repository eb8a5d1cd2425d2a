package dev.hydrant.firehose.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static final Instant NINE = Window.START;
  private static final Instant TEN = NINE.plusSeconds(3600);

  @Test
  void points_come_in_any_order_and_on_several_pages() {
    Series series =
        Series.of(List.of(TEN, NINE), List.of(2.0, 1.0))
            .and(List.of(NINE.plusSeconds(300)), List.of(5.0));
    assertThat(series.last(3)).containsExactly(1, 5, 2);
  }

  @Test
  void a_point_that_comes_twice_counts_once() {
    Series series = Series.of(List.of(NINE), List.of(7.0)).and(List.of(NINE), List.of(7.0));
    assertThat(series.over(Statistic.SUM)).isEqualTo(7);
  }

  @Test
  void a_part_begins_with_its_first_moment_and_ends_before_its_last() {
    Series series =
        Window.points(NINE.minusSeconds(300), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
    assertThat(series.between(NINE, TEN).over(Statistic.SUM))
        .isEqualTo(2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12 + 13);
    assertThat(series.between(TEN.plusSeconds(3600), TEN.plusSeconds(7200)).isEmpty()).isTrue();
  }

  @Test
  void each_statistic_sums_up_in_its_own_way() {
    Series series = Window.points(NINE, 1, 3, 2);
    assertThat(series.over(Statistic.SUM)).isEqualTo(6);
    assertThat(series.over(Statistic.AVERAGE)).isEqualTo(2);
    assertThat(series.over(Statistic.MAXIMUM)).isEqualTo(3);
  }

  @Test
  void zeros_are_data_and_no_activity() {
    assertThat(Window.points(NINE, 4, 0, 0).lastNonZero()).contains(NINE);
    assertThat(Window.points(NINE, 0, 0).lastNonZero()).isEmpty();
    assertThat(Series.EMPTY.lastNonZero()).isEmpty();
  }

  @Test
  void too_few_points_make_no_trend() {
    assertThat(Window.points(NINE, 1, 2).last(3)).isEmpty();
  }
}
