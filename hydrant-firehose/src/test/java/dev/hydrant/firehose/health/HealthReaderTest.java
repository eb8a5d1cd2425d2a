package dev.hydrant.firehose.health;

import static dev.hydrant.firehose.health.ScriptedMetrics.complete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.firehose.health.MetricAnswer.Completeness;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.stream.HealthState;
import dev.hydrant.model.stream.HourHealth;
import dev.hydrant.model.stream.StreamHealth;
import dev.hydrant.model.workflow.HealthSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthReaderTest {
  /** A quarter of an hour after {@link Window#START} plus an hour. */
  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

  private static final HydrantException DENIED =
      new HydrantException(
          ErrorCode.AWS_ACCESS_DENIED, "AWS denies cloudwatch:GetMetricData to me.", "other");
  private static final HydrantException THROTTLED =
      new HydrantException(
          ErrorCode.AWS_THROTTLED, "AWS throttled cloudwatch:GetMetricData.", "Wait.");

  private static HealthReader reader(MetricSource source, int days) {
    return new HealthReader(
        source, Thresholds.of(HealthSettings.defaults()), days, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static List<HealthSubject> plain(int count) {
    return IntStream.range(0, count).mapToObj(i -> Subjects.plain("stream-" + i)).toList();
  }

  private static List<StreamHealth> readAll(HealthReader reader, List<HealthSubject> streams) {
    List<StreamHealth> healths = new ArrayList<>();
    reader.parts(streams).forEach(part -> healths.addAll(reader.read(part)));
    return healths;
  }

  @Test
  void the_501st_query_is_of_a_second_call() {
    ScriptedMetrics metrics = ScriptedMetrics.idle();
    List<HealthSubject> streams = new ArrayList<>(plain(71));
    streams.add(Subjects.inStatus("DELETING", ""));
    readAll(reader(metrics, 1), streams);
    assertThat(metrics.calls()).extracting(List::size).containsExactly(497);

    ScriptedMetrics more = ScriptedMetrics.idle();
    assertThat(readAll(reader(more, 1), plain(72))).hasSize(72);
    assertThat(more.calls()).extracting(List::size).containsExactly(497, 7);
  }

  @Test
  void a_thousand_plain_streams_take_fifteen_calls() {
    ScriptedMetrics metrics = ScriptedMetrics.idle();
    readAll(reader(metrics, 1), plain(1000));
    assertThat(metrics.calls()).hasSize(15);
    assertThat(metrics.calls().stream().mapToInt(List::size).sum()).isEqualTo(7000);
  }

  @Test
  void a_longer_look_back_asks_for_fewer_metrics_a_call() {
    ScriptedMetrics metrics = ScriptedMetrics.idle();
    readAll(reader(metrics, 62), plain(2));
    int points = LookBack.of(NOW, 62, 60).points();
    assertThat(metrics.calls())
        .allSatisfy(call -> assertThat(call.size() * points).isLessThanOrEqualTo(180_000));
    assertThat(metrics.calls().stream().mapToInt(List::size).sum()).isEqualTo(14);
  }

  @Test
  void every_answer_goes_to_its_own_stream_and_measure() {
    HealthReader reader =
        reader(
            new ScriptedMetrics(
                query ->
                    complete(
                        query.measure() == Measure.RECORDS_IN && query.stream().equals("stream-1")
                            ? Window.points(Instant.parse("2026-03-01T10:05:00Z"), 42)
                            : Series.EMPTY)),
            1);
    List<StreamHealth> healths = readAll(reader, plain(3));
    assertThat(healths)
        .extracting(StreamHealth::state)
        .containsExactly(HealthState.IDLE, HealthState.HEALTHY, HealthState.IDLE);
    assertThat(healths.get(1).lastActive()).contains(Instant.parse("2026-03-01T10:05:00Z"));
    assertThat(healths.get(0).lastActive()).isEmpty();
    assertThat(reader.state()).isEqualTo(FeatureState.READ);
    assertThat(reader.warning()).isEmpty();
  }

  @Test
  void each_hour_is_judged_by_its_own_data_and_the_current_one_by_the_window() {
    // From 08:00 on: one good hour, one of failing deliveries, and a good quarter of an hour.
    Instant eight = Instant.parse("2026-03-01T08:00:00Z");
    double[] success = new double[27];
    double[] records = new double[27];
    for (int i = 0; i < success.length; i++) {
      success[i] = i >= 12 && i < 24 ? 0.5 : 1;
      records[i] = 10;
    }
    HealthReader reader =
        reader(
            new ScriptedMetrics(
                query ->
                    switch (query.measure()) {
                      case RECORDS_IN -> complete(Window.points(eight, records));
                      case DELIVERY_SUCCESS -> complete(Window.points(eight, success));
                      default -> complete(Series.EMPTY);
                    }),
            1);
    StreamHealth health = readAll(reader, plain(1)).get(0);

    assertThat(health.hours()).hasSize(25);
    assertThat(health.hours().subList(0, 22))
        .allSatisfy(hour -> assertThat(hour.state()).isEqualTo(HealthState.IDLE));
    HourHealth good = health.hours().get(22);
    assertThat(good.hour()).isEqualTo(eight);
    assertThat(good.state()).isEqualTo(HealthState.HEALTHY);
    assertThat(good.measures())
        .containsEntry("recordsIn", 120L)
        .containsEntry("deliverySuccess", 1L);
    HourHealth bad = health.hours().get(23);
    assertThat(bad.state()).isEqualTo(HealthState.FAILED);
    assertThat(bad.measures()).containsEntry("deliverySuccess", 0.5);
    HourHealth current = health.hours().get(24);
    assertThat(current.hour()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(current.state()).isEqualTo(health.state()).isEqualTo(HealthState.FAILED);
    assertThat(current.reasons()).isEqualTo(health.reasons()).isNotEmpty();
    assertThat(current.measures()).containsEntry("recordsIn", 120L);
  }

  @Test
  void a_stream_that_is_not_active_has_a_state_for_now_and_needs_no_call() {
    ScriptedMetrics metrics = ScriptedMetrics.idle();
    HealthReader reader = reader(metrics, 1);
    StreamHealth health =
        readAll(reader, List.of(Subjects.inStatus("CREATING_FAILED", "UNKNOWN_ERROR"))).get(0);
    assertThat(health.state()).isEqualTo(HealthState.FAILED);
    assertThat(health.hours()).extracting(HourHealth::state).containsExactly(HealthState.FAILED);
    assertThat(metrics.calls()).isEmpty();
    assertThat(reader.state()).isEqualTo(FeatureState.NOT_NEEDED);
  }

  @Test
  void a_new_stream_has_no_hours_from_before_it_was_created() {
    StreamHealth health =
        readAll(
                reader(ScriptedMetrics.idle(), 1),
                List.of(Subjects.createdAt("new", Instant.parse("2026-03-01T08:30:00Z"))))
            .get(0);
    assertThat(health.hours())
        .extracting(HourHealth::hour)
        .containsExactly(
            Instant.parse("2026-03-01T08:00:00Z"),
            Instant.parse("2026-03-01T09:00:00Z"),
            Instant.parse("2026-03-01T10:00:00Z"));
  }

  @Test
  void a_denial_ends_the_asking_and_is_told_once_with_the_permission() {
    ScriptedMetrics metrics = ScriptedMetrics.idle().failing(call -> Optional.of(DENIED));
    HealthReader reader = reader(metrics, 1);
    List<HealthSubject> streams = new ArrayList<>(plain(200));
    streams.add(Subjects.inStatus("CREATING_FAILED", ""));
    List<StreamHealth> healths = readAll(reader, streams);

    assertThat(metrics.calls()).hasSize(1);
    assertThat(healths.subList(0, 200))
        .allSatisfy(
            health -> {
              assertThat(health.state()).isEqualTo(HealthState.UNKNOWN);
              assertThat(health.hours())
                  .extracting(HourHealth::state)
                  .containsExactly(HealthState.UNKNOWN);
            });
    assertThat(healths.get(200).state()).isEqualTo(HealthState.FAILED);
    assertThat(reader.state()).isEqualTo(FeatureState.DENIED);
    assertThat(reader.warning())
        .contains(
            new Problem(
                Severity.WARNING,
                ErrorCode.AWS_ACCESS_DENIED,
                "",
                "AWS denies cloudwatch:GetMetricData to me. The health of 200 of 200 streams is"
                    + " not known, or known in part; everything else is read.",
                "Allow cloudwatch:GetMetricData on * in a policy of that user or role. Or set"
                    + " hydrant.health.enabled to false."));
  }

  @Test
  void encryption_that_failed_is_known_without_cloudwatch() {
    HealthReader reader = reader(ScriptedMetrics.idle().failing(call -> Optional.of(DENIED)), 1);
    StreamHealth health = readAll(reader, List.of(Subjects.encryptionFailed(""))).get(0);
    assertThat(health.state()).isEqualTo(HealthState.FAILED);
  }

  @Test
  void a_call_that_fails_costs_its_own_streams_only() {
    ScriptedMetrics metrics =
        ScriptedMetrics.idle()
            .failing(call -> call == 2 ? Optional.of(THROTTLED) : Optional.empty());
    HealthReader reader = reader(metrics, 1);
    List<StreamHealth> healths = readAll(reader, plain(200));

    assertThat(healths.stream().filter(h -> h.state() == HealthState.UNKNOWN).count())
        .isEqualTo(71);
    assertThat(healths.stream().filter(h -> h.state() == HealthState.IDLE).count()).isEqualTo(129);
    assertThat(reader.state()).isEqualTo(FeatureState.PARTLY_READ);
    assertThat(reader.warning().orElseThrow().code()).isEqualTo(ErrorCode.AWS_THROTTLED);
    assertThat(reader.warning().orElseThrow().message())
        .contains("AWS throttled cloudwatch:GetMetricData. The health of 71 of 200 streams");
  }

  @Test
  void three_calls_that_fail_in_a_row_are_the_last() {
    ScriptedMetrics metrics = ScriptedMetrics.idle().failing(call -> Optional.of(THROTTLED));
    HealthReader reader = reader(metrics, 1);
    readAll(reader, plain(1000));
    assertThat(metrics.calls()).hasSize(3);
    assertThat(reader.state()).isEqualTo(FeatureState.FAILED);
  }

  @Test
  void calls_that_fail_now_and_then_do_not_end_the_asking() {
    ScriptedMetrics metrics =
        ScriptedMetrics.idle()
            .failing(call -> call % 3 == 0 ? Optional.empty() : Optional.of(THROTTLED));
    readAll(reader(metrics, 1), plain(1000));
    assertThat(metrics.calls()).hasSize(15);
  }

  @ParameterizedTest
  @CsvSource({"AWS_CREDENTIALS_EXPIRED", "AWS_CREDENTIALS_REFUSED", "AWS_CREDENTIALS_MISSING"})
  void credentials_that_do_not_work_end_the_asking_at_once(ErrorCode code) {
    ScriptedMetrics metrics =
        ScriptedMetrics.idle().failing(call -> Optional.of(new HydrantException(code, "No.")));
    HealthReader reader = reader(metrics, 1);
    readAll(reader, plain(200));
    assertThat(metrics.calls()).hasSize(1);
    assertThat(reader.state()).isEqualTo(FeatureState.FAILED);
    assertThat(reader.warning().orElseThrow().code()).isEqualTo(code);
  }

  @Test
  void a_cancel_is_thrown_on() {
    HydrantException cancel = new HydrantException(ErrorCode.CANCELLED, "The run was stopped.");
    HealthReader reader = reader(ScriptedMetrics.idle().failing(call -> Optional.of(cancel)), 1);
    assertThatThrownBy(() -> reader.read(plain(1))).isSameAs(cancel);
  }

  @ParameterizedTest
  @CsvSource({"FORBIDDEN, AWS_ACCESS_DENIED, DENIED", "PARTIAL, AWS_FAILED, FAILED"})
  void a_metric_that_is_not_given_makes_its_stream_unknown(
      Completeness completeness, ErrorCode code, FeatureState allOfThem) {
    HealthReader all =
        reader(new ScriptedMetrics(query -> new MetricAnswer(completeness, Series.EMPTY)), 1);
    assertThat(readAll(all, plain(2)))
        .extracting(StreamHealth::state)
        .containsOnly(HealthState.UNKNOWN);
    assertThat(all.state()).isEqualTo(allOfThem);
    assertThat(all.warning().orElseThrow().code()).isEqualTo(code);

    HealthReader one =
        reader(
            new ScriptedMetrics(
                query ->
                    query.stream().equals("stream-1") && query.measure() == Measure.FRESHNESS
                        ? new MetricAnswer(completeness, Series.EMPTY)
                        : complete(Series.EMPTY)),
            1);
    assertThat(readAll(one, plain(3)))
        .extracting(StreamHealth::state)
        .containsExactly(HealthState.IDLE, HealthState.UNKNOWN, HealthState.IDLE);
    assertThat(one.state()).isEqualTo(FeatureState.PARTLY_READ);
    assertThat(one.warning().orElseThrow().message()).contains("The health of 1 of 3 streams");
  }

  @Test
  void what_a_partial_answer_shows_counts() {
    HealthReader reader =
        reader(
            new ScriptedMetrics(
                query ->
                    new MetricAnswer(
                        Completeness.PARTIAL,
                        query.measure() == Measure.DELIVERY_SUCCESS
                            ? Window.points(Instant.parse("2026-03-01T10:05:00Z"), 0)
                            : Window.points(Instant.parse("2026-03-01T10:05:00Z"), 100))),
            1);
    StreamHealth health = readAll(reader, plain(1)).get(0);
    assertThat(health.state()).isEqualTo(HealthState.FAILED);
    // The hours before show no trouble, which is no claim while something is missing.
    assertThat(health.hours())
        .extracting(HourHealth::hour)
        .containsExactly(Instant.parse("2026-03-01T10:00:00Z"));
  }

  @Test
  void it_says_how_far_it_looks_back() {
    assertThat(reader(ScriptedMetrics.idle(), 1).lookBack()).isEqualTo("1 day back");
    assertThat(reader(ScriptedMetrics.idle(), 7).lookBack()).isEqualTo("7 days back");
    assertThat(reader(ScriptedMetrics.idle(), 90).lookBack())
        .isEqualTo("62 days back: AWS keeps 5-minute data no longer");
  }
}
