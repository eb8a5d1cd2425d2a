package dev.hydrant.firehose.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.firehose.health.HealthSubject.Backup;
import dev.hydrant.firehose.health.HealthSubject.Delivery;
import dev.hydrant.firehose.health.HealthSubject.Kind;
import dev.hydrant.firehose.health.HealthSubject.Source;
import dev.hydrant.model.stream.HealthReason;
import dev.hydrant.model.stream.HealthState;
import dev.hydrant.model.workflow.HealthSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthRuleTest {
  private static final HealthRule RULE = new HealthRule(Thresholds.of(HealthSettings.defaults()));
  private static final HealthSubject STREAM = Subjects.plain("orders");

  private static Verdict judge(Window window) {
    return RULE.now(STREAM, window.measured());
  }

  private static void hasReason(Verdict verdict, HealthState state, String code, String text) {
    assertThat(verdict.state()).isEqualTo(state);
    assertThat(verdict.reasons()).containsExactly(new HealthReason(code, text));
  }

  // --- 1. the status

  @Test
  void a_stream_that_could_not_be_created_has_failed_and_says_why() {
    hasReason(
        RULE.now(
            Subjects.inStatus("CREATING_FAILED", "KMS_KEY_NOT_FOUND, The key is not there."),
            Measured.nothing()),
        HealthState.FAILED,
        "CREATING_FAILED",
        "AWS could not create the stream: KMS_KEY_NOT_FOUND, The key is not there.");
  }

  @Test
  void a_failure_that_aws_does_not_explain_is_said_to_be_so() {
    hasReason(
        RULE.now(Subjects.inStatus("CREATING_FAILED", ""), Measured.nothing()),
        HealthState.FAILED,
        "CREATING_FAILED",
        "AWS could not create the stream, and does not say why.");
    hasReason(
        RULE.now(Subjects.inStatus("DELETING_FAILED", "DELETE_ENI_FAILED"), Measured.nothing()),
        HealthState.FAILED,
        "DELETING_FAILED",
        "AWS could not delete the stream: DELETE_ENI_FAILED.");
  }

  @Test
  void a_stream_that_is_being_created_or_deleted_is_pending() {
    hasReason(
        RULE.now(Subjects.inStatus("CREATING", ""), Measured.nothing()),
        HealthState.PENDING,
        "CREATING",
        "AWS is creating the stream.");
    hasReason(
        RULE.now(Subjects.inStatus("DELETING", ""), Measured.nothing()),
        HealthState.PENDING,
        "DELETING",
        "AWS is deleting the stream.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SUSPENDED"})
  void a_status_that_is_not_known_makes_no_claim(String status) {
    hasReason(
        RULE.now(Subjects.inStatus(status, ""), Measured.nothing()),
        HealthState.UNKNOWN,
        "STATUS_UNKNOWN",
        "AWS gives a status that is not known.");
  }

  @Test
  void the_status_comes_before_the_metrics() {
    assertThat(
            RULE.now(
                    Subjects.inStatus("DELETING", ""),
                    Window.busy().with(Measure.DELIVERY_SUCCESS, 0).measured())
                .state())
        .isEqualTo(HealthState.PENDING);
  }

  // --- 2. what blocks a stream

  @ParameterizedTest
  @CsvSource({
    "KEY_ACCESS_DENIED, KMS_ACCESS_DENIED, may not use its KMS key",
    "KEY_DISABLED, KMS_KEY_DISABLED, has a KMS key that is disabled",
    "KEY_INVALID, KMS_KEY_INVALID, has a KMS key in a state that forbids its use",
    "KEY_NOT_FOUND, KMS_KEY_NOT_FOUND, has a KMS key that does not exist"
  })
  void a_key_that_cannot_be_used_is_a_failure(Measure measure, String code, String what) {
    hasReason(
        judge(Window.busy().with(measure, 0, 2, 1)),
        HealthState.FAILED,
        code,
        "The stream " + what + ": 3 times.");
    assertThat(judge(Window.busy().with(measure, 0, 0)).state()).isEqualTo(HealthState.HEALTHY);
  }

  @Test
  void a_destination_that_does_not_let_the_stream_in_is_a_failure() {
    hasReason(
        judge(Window.busy().with(Measure.AUTH_FAILURE, 0, 1, 0)),
        HealthState.FAILED,
        "DESTINATION_AUTH_FAILED",
        "The destination does not let the stream in (AuthFailure).");
    hasReason(
        judge(Window.busy().with(Measure.DELIVERY_REJECTED, 0, 1, 0)),
        HealthState.FAILED,
        "DELIVERY_REJECTED",
        "The destination rejects what is delivered (DeliveryRejected).");
  }

  @Test
  void encryption_that_could_not_be_switched_on_is_a_failure() {
    hasReason(
        RULE.now(
            Subjects.encryptionFailed("KMS_ACCESS_DENIED, no grant"), Window.busy().measured()),
        HealthState.FAILED,
        "ENCRYPTION_FAILED",
        "AWS could not switch on the encryption of the stream: KMS_ACCESS_DENIED, no grant.");
  }

  @Test
  void what_blocks_a_stream_is_a_failure_even_when_nothing_came_in() {
    hasReason(
        judge(new Window().with(Measure.KEY_DISABLED, 1)),
        HealthState.FAILED,
        "KMS_KEY_DISABLED",
        "The stream has a KMS key that is disabled: 1 time.");
  }

  @Test
  void the_encryption_of_today_says_nothing_of_an_hour_before() {
    assertThat(RULE.hour(Subjects.encryptionFailed(""), Window.busy().measured()).state())
        .isEqualTo(HealthState.HEALTHY);
  }

  // --- 3. whether anything came in

  @Test
  void no_data_at_all_is_idle_and_no_failure() {
    assertThat(judge(new Window())).isEqualTo(Verdict.of(HealthState.IDLE));
  }

  @Test
  void zeros_are_idle_too() {
    assertThat(
            judge(new Window().with(Measure.RECORDS_IN, 0, 0).with(Measure.BYTES_IN, 0, 0)).state())
        .isEqualTo(HealthState.IDLE);
  }

  @Test
  void an_idle_stream_is_not_failed_by_what_is_left_of_before() {
    assertThat(
            judge(
                    new Window()
                        .with(Measure.DELIVERY_SUCCESS, 0)
                        .with(Measure.FRESHNESS, 1000, 1300, 1600, 1900, 2200, 2500))
                .state())
        .isEqualTo(HealthState.IDLE);
  }

  @Test
  void records_that_are_all_turned_away_are_not_idle() {
    assertThat(judge(new Window().with(Measure.RECORDS_THROTTLED, 5)).state())
        .isEqualTo(HealthState.DEGRADED);
  }

  // --- 4. what fails

  @Test
  void deliveries_below_the_ratio_are_a_failure() {
    hasReason(
        judge(Window.busy().with(Measure.DELIVERY_SUCCESS, 1, 0.7)),
        HealthState.FAILED,
        "DELIVERY_FAILING",
        "Of the deliveries, 85 % succeed, less than 90 %.");
  }

  @Test
  void a_ratio_just_below_never_reads_like_the_threshold() {
    assertThat(judge(Window.busy().with(Measure.DELIVERY_SUCCESS, 0.89999)).reasons().get(0).text())
        .isEqualTo("Of the deliveries, 89.9 % succeed, less than 90 %.");
  }

  @Test
  void the_ratio_itself_is_no_failure_any_more() {
    hasReason(
        judge(Window.busy().with(Measure.DELIVERY_SUCCESS, 0.9)),
        HealthState.DEGRADED,
        "DELIVERY_UNSTEADY",
        "Of the deliveries, 90 % succeed, less than 99 %.");
  }

  @Test
  void without_a_delivery_there_is_no_ratio_to_fail() {
    assertThat(judge(Window.busy().without(Measure.DELIVERY_SUCCESS)).state())
        .isEqualTo(HealthState.HEALTHY);
  }

  @Test
  void data_that_is_old_and_never_gets_younger_is_a_failure() {
    hasReason(
        judge(Window.busy().with(Measure.FRESHNESS, 100, 600, 700, 700, 800, 900, 901)),
        HealthState.FAILED,
        "DATA_NOT_FRESH",
        "The oldest record that waits is 901 s old, more than 900 s, and was never younger than"
            + " before in the last 6 periods of 5 minutes.");
  }

  @Test
  void old_data_that_gets_younger_is_no_failure() {
    assertThat(judge(Window.busy().with(Measure.FRESHNESS, 3000, 2900, 2950, 3000, 3050, 3100)))
        .isEqualTo(Verdict.of(HealthState.HEALTHY));
  }

  @Test
  void data_that_grows_old_below_the_limit_is_no_failure() {
    assertThat(judge(Window.busy().with(Measure.FRESHNESS, 400, 500, 600, 700, 800, 900)).state())
        .isEqualTo(HealthState.HEALTHY);
  }

  @Test
  void five_periods_make_no_trend() {
    assertThat(judge(Window.busy().with(Measure.FRESHNESS, 2000, 2001, 2002, 2003, 2004)).state())
        .isEqualTo(HealthState.HEALTHY);
  }

  @Test
  void time_to_buffer_and_to_retry_is_granted_where_it_is_longer() {
    HealthSubject patient =
        Subjects.active(
            "orders", Source.OTHER, new Delivery(Kind.REDSHIFT, 900, 3600, Backup.NONE));
    Window old = Window.busy().with(Measure.FRESHNESS, 4000, 4100, 4200, 4300, 4400, 4500);
    assertThat(RULE.now(patient, old.measured()).state()).isEqualTo(HealthState.HEALTHY);
    old.with(Measure.FRESHNESS, 4000, 4100, 4200, 4300, 4400, 4501);
    assertThat(RULE.now(patient, old.measured()).reasons().get(0).text())
        .contains("4,501 s old, more than 4,500 s");
  }

  // --- 5. what is less than healthy

  @Test
  void an_unsteady_delivery_is_degraded() {
    hasReason(
        judge(Window.busy().with(Measure.DELIVERY_SUCCESS, 0.98)),
        HealthState.DEGRADED,
        "DELIVERY_UNSTEADY",
        "Of the deliveries, 98 % succeed, less than 99 %.");
    assertThat(judge(Window.busy().with(Measure.DELIVERY_SUCCESS, 0.99)).state())
        .isEqualTo(HealthState.HEALTHY);
  }

  @Test
  void throttling_counts_above_its_share_of_all_that_came() {
    hasReason(
        judge(Window.busy().with(Measure.RECORDS_IN, 95).with(Measure.RECORDS_THROTTLED, 5)),
        HealthState.DEGRADED,
        "RECORDS_THROTTLED",
        "5 % of the records were throttled, more than 1 %.");
    assertThat(
            judge(Window.busy().with(Measure.RECORDS_IN, 99).with(Measure.RECORDS_THROTTLED, 1))
                .state())
        .isEqualTo(HealthState.HEALTHY);
  }

  @ParameterizedTest
  @CsvSource({
    "MILLIS_BEHIND, ms behind the newest record of its Kinesis stream",
    "OFFSET_LAG, offsets behind the newest record of its topic"
  })
  void a_lag_that_rises_period_after_period_is_degraded(Measure lag, String what) {
    hasReason(
        judge(Window.busy().with(lag, 9, 1000, 2000, 3000, 4000, 5000, 60_000)),
        HealthState.DEGRADED,
        "SOURCE_LAG_RISING",
        "The stream is 60,000 " + what + ", and more in each of the last 6 periods of 5 minutes.");
    assertThat(judge(Window.busy().with(lag, 1000, 2000, 3000, 3000, 4000, 5000)).state())
        .isEqualTo(HealthState.HEALTHY);
    assertThat(judge(Window.busy().with(lag, 1000, 2000, 3000, 4000, 5000)).state())
        .isEqualTo(HealthState.HEALTHY);
  }

  @ParameterizedTest
  @CsvSource({
    "RECORDS_REFUSED, RECORDS_REFUSED, 'refused by the destination, and kept in S3'",
    "ROWS_FAILED, ROWS_FAILED, not written to their tables",
    "RECORDS_INVALID, RECORDS_INVALID, 'not valid, and not delivered'",
    "CONVERSION_FAILED, CONVERSION_FAILED, not converted",
    "DECOMPRESSION_FAILED, DECOMPRESSION_FAILED, not decompressed"
  })
  void records_that_are_lost_on_the_way_are_degraded(Measure measure, String code, String what) {
    hasReason(
        judge(Window.busy().with(measure, 0, 1)),
        HealthState.DEGRADED,
        code,
        "1 record was " + what + "; there should be none.");
    hasReason(
        judge(Window.busy().with(measure, 600, 634)),
        HealthState.DEGRADED,
        code,
        "1,234 records were " + what + "; there should be none.");
    assertThat(judge(Window.busy().with(measure, 0, 0)).state()).isEqualTo(HealthState.HEALTHY);
  }

  @ParameterizedTest
  @CsvSource({
    "BACKPRESSURED, SOURCE_BACKPRESSURED, The topic is read more slowly than it is written.",
    "PARTITIONS_EXCEEDED, PARTITIONS_EXCEEDED,"
        + " There are more active partitions than the stream may have."
  })
  void signals_count_when_they_are_given_once(Measure measure, String code, String text) {
    hasReason(judge(Window.busy().with(measure, 0, 1, 0)), HealthState.DEGRADED, code, text);
    assertThat(judge(Window.busy().with(measure, 0, 0)).state()).isEqualTo(HealthState.HEALTHY);
  }

  @Test
  void any_failing_call_of_the_function_is_degraded() {
    hasReason(
        judge(Window.busy().with(Measure.PROCESSING_SUCCESS, 1, 1, 0.9997)),
        HealthState.DEGRADED,
        "PROCESSING_FAILED",
        "Of the calls of the Lambda function, 99.9 % succeed, less than 100 %.");
    assertThat(judge(Window.busy().with(Measure.PROCESSING_SUCCESS, 1, 1)).state())
        .isEqualTo(HealthState.HEALTHY);
  }

  @Test
  void a_backup_that_fails_is_degraded_since_the_delivery_goes_on() {
    hasReason(
        judge(Window.busy().with(Measure.BACKUP_SUCCESS, 0)),
        HealthState.DEGRADED,
        "BACKUP_UNSTEADY",
        "Of the backups to S3, 0 % succeed, less than 99 %.");
  }

  @ParameterizedTest
  @EnumSource(
      value = Measure.class,
      names = {
        "READS_THROTTLED",
        "SOURCE_DELAY",
        "RECORDS_DELIVERED",
        "BYTES_DELIVERED",
        "LATENCY",
        "RECORDS_BACKED_UP",
        "PROCESSING_TIME",
        "PARTITIONS",
        "JQ_TIME"
      })
  void other_measures_are_told_and_decide_nothing(Measure measure) {
    assertThat(judge(Window.busy().with(measure, 1e9)).state()).isEqualTo(HealthState.HEALTHY);
  }

  @Test
  void all_reasons_are_given_the_weightiest_first() {
    Verdict verdict =
        judge(
            Window.busy()
                .with(Measure.CONVERSION_FAILED, 3)
                .with(Measure.DELIVERY_SUCCESS, 0)
                .with(Measure.KEY_DISABLED, 1));
    assertThat(verdict.state()).isEqualTo(HealthState.FAILED);
    assertThat(verdict.reasons())
        .extracting(HealthReason::code)
        .containsExactly("KMS_KEY_DISABLED", "DELIVERY_FAILING", "CONVERSION_FAILED");
  }

  // --- 6. health, and what was not read

  @Test
  void a_stream_with_nothing_wrong_is_healthy_without_reasons() {
    assertThat(judge(Window.busy())).isEqualTo(Verdict.of(HealthState.HEALTHY));
  }

  @Test
  void with_a_gap_nobody_says_that_all_is_well() {
    hasReason(
        judge(Window.busy().gap(Measure.FRESHNESS)),
        HealthState.UNKNOWN,
        "METRICS_INCOMPLETE",
        "One metric could not be read.");
  }

  @Test
  void with_a_gap_nobody_says_that_nothing_came_in() {
    hasReason(
        judge(new Window().gap(Measure.RECORDS_IN).gap(Measure.BYTES_IN)),
        HealthState.UNKNOWN,
        "METRICS_INCOMPLETE",
        "2 metrics could not be read.");
  }

  @Test
  void trouble_that_was_read_counts_whatever_else_was_not() {
    assertThat(
            judge(Window.busy().with(Measure.DELIVERY_SUCCESS, 0.5).gap(Measure.FRESHNESS)).state())
        .isEqualTo(HealthState.FAILED);
    assertThat(judge(Window.busy().with(Measure.ROWS_FAILED, 1).gap(Measure.FRESHNESS)).state())
        .isEqualTo(HealthState.DEGRADED);
  }

  // --- thresholds

  @Test
  void every_threshold_can_be_changed() {
    HealthRule strict =
        new HealthRule(
            Thresholds.of(
                new HealthSettings(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(0.95),
                    Optional.of(0.999),
                    Optional.of(60),
                    Optional.of(0.0))));
    HealthSubject quick =
        Subjects.active(
            "orders", Source.OTHER, new Delivery(Kind.HTTP_ENDPOINT, 30, 10, Backup.NONE));
    assertThat(strict.now(quick, Window.busy().with(Measure.DELIVERY_SUCCESS, 0.94).measured()))
        .extracting(Verdict::state)
        .isEqualTo(HealthState.FAILED);
    assertThat(strict.now(quick, Window.busy().with(Measure.DELIVERY_SUCCESS, 0.998).measured()))
        .extracting(Verdict::state)
        .isEqualTo(HealthState.DEGRADED);
    assertThat(
            strict.now(
                quick, Window.busy().with(Measure.FRESHNESS, 61, 61, 61, 61, 61, 61).measured()))
        .extracting(Verdict::state)
        .isEqualTo(HealthState.FAILED);
    assertThat(strict.now(quick, Window.busy().with(Measure.RECORDS_THROTTLED, 1).measured()))
        .extracting(Verdict::state)
        .isEqualTo(HealthState.DEGRADED);
  }
}
