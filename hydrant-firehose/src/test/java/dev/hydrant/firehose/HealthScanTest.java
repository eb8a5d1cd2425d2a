package dev.hydrant.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.firehose.aws.Settings;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.stream.HealthReason;
import dev.hydrant.model.stream.HealthState;
import dev.hydrant.model.stream.HourHealth;
import dev.hydrant.model.stream.StreamHealth;
import dev.hydrant.model.workflow.HealthSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.cloudwatch.Episode;
import dev.hydrant.simulator.cloudwatch.StreamMetrics;
import dev.hydrant.simulator.cloudwatch.StreamMetrics.Reading;
import dev.hydrant.simulator.cloudwatch.Trouble;
import dev.hydrant.simulator.fault.Fault;
import dev.hydrant.simulator.fault.FaultKind;
import dev.hydrant.simulator.organisation.Destination;
import dev.hydrant.simulator.organisation.Destinations;
import dev.hydrant.simulator.organisation.Json;
import dev.hydrant.simulator.organisation.Processing;
import dev.hydrant.simulator.organisation.SimulatedStream;
import dev.hydrant.simulator.organisation.StreamDocument;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole scan with a sink that takes health, against a simulated account. */
@Timeout(60)
class HealthScanTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:20:30Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String NAME = "orders";
  private static final Destination LAKE = Destinations.extendedS3("lake", "orders/");
  private static final Destination SPLUNK =
      Destinations.splunk("https://splunk.example", Destinations.s3("failed", "splunk/"));

  private final RecordingEvents events = new RecordingEvents();
  private final HealthSink sink = new HealthSink();
  private final ConnectorFixture aws;

  HealthScanTest() throws IOException {
    aws = new ConnectorFixture(1, SimulatorOptions.defaults().withClock(CLOCK));
    aws.simulator.delete(aws.home, aws.names.get(0));
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  private StreamDocument stream(String name) {
    return StreamDocument.named(aws.home, name);
  }

  private void put(StreamDocument... streams) {
    for (StreamDocument stream : streams) {
      aws.simulator.put(aws.home, stream.build());
    }
  }

  private void trouble(String name, Trouble trouble) {
    measure(name, metrics -> metrics.with(Episode.forever(trouble)));
  }

  private void measure(String name, UnaryOperator<StreamMetrics> change) {
    aws.simulator.resources().put(change.apply(StreamMetrics.healthy(aws.home, name)));
  }

  private static PipelineSourceConfig lookingBack(int days) {
    return new PipelineSourceConfig(
        Optional.empty(),
        null,
        false,
        false,
        null,
        null,
        null,
        null,
        Optional.empty(),
        Optional.empty(),
        days);
  }

  private Settings settings() {
    return aws.settings().rate("GetMetricData", 0);
  }

  private ScanReport scan() {
    return scan(settings(), 1);
  }

  private ScanReport scan(Settings settings, int days) {
    return ConnectorFixture.connector(settings, lookingBack(days), CLOCK)
        .scan(sink, events, new CancelSignal());
  }

  /** The state of the one stream, and the codes of the reasons for it. */
  private void isFound(HealthState state, String... codes) {
    StreamHealth health = sink.of(NAME);
    assertThat(health.state()).isEqualTo(state);
    assertThat(health.reasons()).extracting(HealthReason::code).containsExactly(codes);
  }

  @Test
  void a_stream_that_delivers_is_healthy_in_every_hour() {
    put(stream(NAME).to(LAKE));
    ScanReport report = scan();

    isFound(HealthState.HEALTHY);
    StreamHealth health = sink.of(NAME);
    assertThat(health.lastActive()).contains(Instant.parse("2026-06-15T12:15:00Z"));
    assertThat(health.hours()).extracting(HourHealth::state).containsOnly(HealthState.HEALTHY);
    assertThat(health.hours())
        .extracting(HourHealth::hour)
        .hasSize(25)
        .startsWith(Instant.parse("2026-06-14T12:00:00Z"))
        .endsWith(Instant.parse("2026-06-15T12:00:00Z"))
        .isSorted();
    assertThat(health.hours().get(3).measures())
        .containsKeys("recordsIn", "bytesIn", "recordsDelivered", "bytesDelivered")
        .containsEntry("deliverySuccess", 1L)
        .containsEntry("recordsThrottled", 0L)
        .hasEntrySatisfying(
            "freshnessSeconds", value -> assertThat((long) value).isBetween(60L, 320L));
    assertThat(report.features()).containsEntry("health", FeatureState.READ);
    assertThat(report.problems()).isEmpty();
    assertThat(report.calls()).containsEntry("GetMetricData", 1L);
    assertThat(report.seconds()).containsKey("health");
    assertThat(events.steps("health")).containsExactly(new RecordingEvents.Step("health", 1, 1));
  }

  @Test
  void a_stream_without_any_data_is_idle() {
    put(stream(NAME).to(LAKE));
    trouble(NAME, Trouble.IDLE);
    ScanReport report = scan();

    isFound(HealthState.IDLE);
    assertThat(sink.of(NAME).lastActive()).isEmpty();
    assertThat(sink.of(NAME).hours()).extracting(HourHealth::state).containsOnly(HealthState.IDLE);
    assertThat(sink.of(NAME).hours()).allSatisfy(h -> assertThat(h.measures()).isEmpty());
    assertThat(report.features()).containsEntry("health", FeatureState.READ);
  }

  @Test
  void a_trouble_shows_in_its_own_hours_only() {
    put(stream(NAME).to(LAKE));
    // From 07:20:30 to 09:20:30.
    measure(
        NAME,
        metrics ->
            metrics.with(
                new Episode(Trouble.UNSTEADY_DELIVERY, Duration.ofHours(5), Duration.ofHours(3))));
    scan();

    isFound(HealthState.HEALTHY);
    assertThat(sink.of(NAME).hours())
        .filteredOn(hour -> hour.state() != HealthState.HEALTHY)
        .extracting(HourHealth::hour)
        .containsExactly(
            Instant.parse("2026-06-15T07:00:00Z"),
            Instant.parse("2026-06-15T08:00:00Z"),
            Instant.parse("2026-06-15T09:00:00Z"));
  }

  @Test
  void the_last_activity_is_found_in_the_days_before() {
    put(stream(NAME).to(LAKE));
    measure(
        NAME,
        metrics ->
            metrics.with(new Episode(Trouble.IDLE, Duration.ofHours(4), Duration.ofSeconds(-1))));
    scan();
    isFound(HealthState.IDLE);
    assertThat(sink.of(NAME).lastActive()).contains(Instant.parse("2026-06-15T08:15:00Z"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"LATE", "FAILING_DELIVERY", "UNSTEADY_DELIVERY", "THROTTLED"})
  void troubles_of_any_stream_are_found(Trouble trouble) {
    put(stream(NAME).to(LAKE));
    measure(NAME, metrics -> metrics.with(Episode.since(trouble, Duration.ofHours(2))));
    scan();
    switch (trouble) {
      case LATE -> isFound(HealthState.FAILED, "DATA_NOT_FRESH");
      case FAILING_DELIVERY -> isFound(HealthState.FAILED, "DELIVERY_FAILING", "DATA_NOT_FRESH");
      case UNSTEADY_DELIVERY -> isFound(HealthState.DEGRADED, "DELIVERY_UNSTEADY");
      default -> isFound(HealthState.DEGRADED, "RECORDS_THROTTLED");
    }
  }

  @Test
  void redshift_is_late_by_the_metric_of_s3() {
    put(
        stream(NAME)
            .to(
                Destinations.redshift(
                    "jdbc:redshift://c.abc.eu-west-1.redshift.amazonaws.com:5439/db",
                    "public.orders",
                    Destinations.s3("staging", ""))));
    measure(NAME, metrics -> metrics.with(Episode.since(Trouble.LATE, Duration.ofHours(2))));
    scan();
    // 300 s to buffer and 3600 s to retry: nearly two hours are later than that.
    isFound(HealthState.FAILED, "DATA_NOT_FRESH");
    assertThat(sink.of(NAME).reasons().get(0).text()).contains("more than 3,900 s");
  }

  @Test
  void a_kinesis_source_that_is_read_too_slowly_is_degraded() {
    put(stream(NAME).kinesis("clicks").to(LAKE));
    trouble(NAME, Trouble.LAGGING_KINESIS_SOURCE);
    scan();
    isFound(HealthState.DEGRADED, "SOURCE_LAG_RISING");
    assertThat(sink.of(NAME).hours().get(0).measures())
        .containsKeys("millisBehindLatest", "recordsIn");
  }

  @Test
  void a_topic_that_is_read_too_slowly_is_degraded() {
    String cluster = aws.home.arn("kafka", "cluster/main/1f5c0a1e-0000-4000-8000-000000000000-2");
    put(stream(NAME).msk(cluster, "clicks").to(LAKE), stream("other").msk(cluster, "x").to(LAKE));
    trouble(NAME, Trouble.LAGGING_TOPIC);
    trouble("other", Trouble.BACKPRESSURED_TOPIC);
    scan();
    isFound(HealthState.DEGRADED, "SOURCE_LAG_RISING");
    assertThat(sink.of("other").reasons())
        .extracting(HealthReason::code)
        .containsExactly("SOURCE_BACKPRESSURED");
  }

  @Test
  void records_that_a_destination_refuses_are_degraded_wherever_they_are_kept() {
    put(
        stream(NAME).to(SPLUNK),
        stream("search")
            .to(
                Destinations.openSearchAt(
                    "https://search.example", "orders", Destinations.s3("failed", "x/"))),
        stream("snow")
            .to(
                Destinations.snowflake(
                    "https://acme.snowflakecomputing.com",
                    "DB.PUBLIC.ORDERS",
                    Destinations.s3("failed", "y/"))));
    for (String name : List.of(NAME, "search", "snow")) {
      trouble(name, Trouble.REJECTED_RECORDS);
    }
    scan();
    for (String name : List.of(NAME, "search", "snow")) {
      assertThat(sink.of(name).reasons())
          .extracting(HealthReason::code)
          .containsExactly("RECORDS_REFUSED");
    }
  }

  @Test
  void a_backup_of_all_records_is_no_refusal() {
    put(stream(NAME).to(SPLUNK.with("S3BackupMode", "AllEvents")));
    scan();
    isFound(HealthState.HEALTHY);
    assertThat(sink.of(NAME).hours().get(0).measures())
        .containsKeys("recordsBackedUp", "backupSuccess");
  }

  @Test
  void a_search_domain_that_lets_nobody_in_is_a_failure() {
    put(
        stream(NAME)
            .to(
                Destinations.openSearchAt(
                    "https://search.example", "orders", Destinations.s3("failed", "x/"))));
    trouble(NAME, Trouble.AUTH_FAILURE);
    scan();
    assertThat(sink.of(NAME).state()).isEqualTo(HealthState.FAILED);
    assertThat(sink.of(NAME).reasons().get(0).code()).isEqualTo("DESTINATION_AUTH_FAILED");
  }

  @Test
  void rows_that_do_not_reach_their_tables_are_degraded() {
    put(
        stream(NAME)
            .to(
                Destinations.iceberg(
                    aws.home.arn("glue", "catalog"),
                    Destinations.s3("failed", "x/"),
                    Destinations.icebergTable("db", "orders"))));
    trouble(NAME, Trouble.ICEBERG_FAILED_ROWS);
    scan();
    isFound(HealthState.DEGRADED, "ROWS_FAILED");
  }

  @Test
  void a_key_that_was_taken_away_is_a_failure() {
    put(stream(NAME).encrypted("arn:aws:kms:eu-west-1:1:key/k").to(LAKE));
    trouble(NAME, Trouble.KMS_KEY_DENIED);
    scan();
    assertThat(sink.of(NAME).state()).isEqualTo(HealthState.FAILED);
    assertThat(sink.of(NAME).reasons().get(0).code()).isEqualTo("KMS_ACCESS_DENIED");
  }

  @Test
  void features_have_their_troubles_too() {
    put(
        stream(NAME)
            .to(
                LAKE.with(
                    "DataFormatConversionConfiguration", Processing.parquet(aws.home, "db", "t"))),
        stream("function")
            .to(
                LAKE.with(
                    "ProcessingConfiguration",
                    Processing.processors(
                        Processing.lambda("arn:aws:lambda:eu-west-1:1:function:f")))),
        stream("parts")
            .to(LAKE.with("DynamicPartitioningConfiguration", Processing.dynamicPartitioning())));
    trouble(NAME, Trouble.CONVERSION_FAILURES);
    trouble("function", Trouble.FAILING_TRANSFORMATION);
    trouble("parts", Trouble.TOO_MANY_PARTITIONS);
    scan();
    isFound(HealthState.DEGRADED, "CONVERSION_FAILED");
    assertThat(sink.of("function").reasons())
        .extracting(HealthReason::code)
        .containsExactly("PROCESSING_FAILED");
    assertThat(sink.of("parts").reasons())
        .extracting(HealthReason::code)
        .containsExactly("PARTITIONS_EXCEEDED");
  }

  @Test
  void a_stream_that_could_not_be_created_says_why_without_a_call() {
    SimulatedStream failed =
        stream(NAME)
            .to(LAKE)
            .build()
            .with(
                "DeliveryStreamStatus",
                "CREATING_FAILED",
                "FailureDescription",
                Json.object("Type", "KMS_KEY_NOT_FOUND", "Details", "The key is not there."));
    aws.simulator.put(aws.home, failed);
    ScanReport report = scan();

    isFound(HealthState.FAILED, "CREATING_FAILED");
    assertThat(sink.of(NAME).reasons().get(0).text())
        .isEqualTo("AWS could not create the stream: KMS_KEY_NOT_FOUND, The key is not there.");
    assertThat(sink.of(NAME).hours()).hasSize(1);
    assertThat(report.calls()).doesNotContainKey("GetMetricData");
    assertThat(report.features()).containsEntry("health", FeatureState.NOT_NEEDED);
  }

  @Test
  void the_501st_metric_is_asked_for_in_a_second_call() {
    for (int i = 0; i < 71; i++) {
      put(stream("stream-%03d".formatted(i)).to(LAKE));
    }
    assertThat(scan(settings(), 1).calls()).containsEntry("GetMetricData", 2L);
    // 497 metrics with 292 data points each are 145,124: two pages of one call.
    aws.simulator.delete(aws.home, "stream-070");
    put(stream("stream-071").to(LAKE), stream("stream-072").to(LAKE));
    ScanReport report = scan(settings(), 1);
    assertThat(report.calls()).containsEntry("GetMetricData", 3L);
    assertThat(report.features()).containsEntry("health", FeatureState.READ);
    assertThat(sink.healths())
        .hasSize(71 + 72)
        .extracting(StreamHealth::state)
        .containsOnly(HealthState.HEALTHY);
    assertThat(sink.healths()).allSatisfy(health -> assertThat(health.hours()).hasSize(25));
  }

  @Test
  void a_hundred_and_thirty_streams_take_a_few_calls_and_come_in_order() throws IOException {
    try (ConnectorFixture many =
        new ConnectorFixture(130, SimulatorOptions.defaults().withClock(CLOCK))) {
      ScanReport report =
          ConnectorFixture.connector(
                  many.settings().rate("GetMetricData", 0), lookingBack(1), CLOCK)
              .scan(sink, events, new CancelSignal());
      assertThat(sink.healths()).extracting(StreamHealth::name).isEqualTo(many.names);
      assertThat(sink.put()).isEqualTo(many.names);
      assertThat(report.problems()).isEmpty();
      assertThat(report.calls().get("GetMetricData")).isLessThanOrEqualTo(7);
      assertThat(many.calls("GetMetricData")).isEqualTo(report.calls().get("GetMetricData"));
      assertThat(sink.healths())
          .extracting(StreamHealth::state)
          .doesNotContain(HealthState.UNKNOWN)
          .contains(HealthState.HEALTHY);
    }
  }

  @Test
  void without_the_permission_health_is_unknown_and_one_warning_says_so() {
    for (int i = 0; i < 90; i++) {
      put(stream("stream-%03d".formatted(i)).to(LAKE));
    }
    aws.simulator.deny(Set.of("cloudwatch:GetMetricData"));
    ScanReport report = scan();

    assertThat(sink.healths())
        .hasSize(90)
        .allSatisfy(
            health -> {
              assertThat(health.state()).isEqualTo(HealthState.UNKNOWN);
              assertThat(health.hours())
                  .extracting(HourHealth::state)
                  .containsExactly(HealthState.UNKNOWN);
            });
    assertThat(report.features()).containsEntry("health", FeatureState.DENIED);
    assertThat(report.described()).isEqualTo(90);
    assertThat(report.problems()).hasSize(1);
    Problem problem = report.problems().get(0);
    assertThat(problem.code()).isEqualTo(ErrorCode.AWS_ACCESS_DENIED);
    assertThat(problem.message())
        .contains("cloudwatch:GetMetricData")
        .contains("The health of 90 of 90 streams is not known");
    assertThat(problem.advice()).contains("Allow cloudwatch:GetMetricData on *");
    assertThat(events.lines(RunEvents.Level.WARN)).hasSize(1);
  }

  @Test
  void a_metric_that_is_forbidden_makes_its_stream_unknown() {
    put(stream(NAME).to(LAKE), stream("other").to(LAKE));
    measure(NAME, metrics -> metrics.read(Reading.FORBIDDEN));
    ScanReport report = scan();
    isFound(HealthState.UNKNOWN, "METRICS_INCOMPLETE");
    assertThat(sink.of("other").state()).isEqualTo(HealthState.HEALTHY);
    assertThat(report.features()).containsEntry("health", FeatureState.PARTLY_READ);
    assertThat(report.problems()).hasSize(1);
    assertThat(report.problems().get(0).message())
        .isEqualTo(
            "CloudWatch answers Forbidden for metrics of 1 stream. The health of 1 of 2 streams"
                + " is not known, or known in part; everything else is read.");
  }

  @ParameterizedTest
  @EnumSource(
      value = Reading.class,
      names = {"PARTIAL", "INTERNAL_ERROR"})
  void data_that_is_not_complete_makes_no_claim_of_health(Reading reading) {
    put(stream(NAME).to(LAKE), stream("other").to(LAKE));
    measure(NAME, metrics -> metrics.read(reading));
    ScanReport report = scan();
    isFound(HealthState.UNKNOWN, "METRICS_INCOMPLETE");
    assertThat(sink.of("other").state()).isEqualTo(HealthState.HEALTHY);
    assertThat(report.features()).containsEntry("health", FeatureState.PARTLY_READ);
    assertThat(report.problems()).extracting(Problem::code).containsExactly(ErrorCode.AWS_FAILED);
  }

  @Test
  void a_storm_of_throttles_is_overcome_by_repetition() {
    put(stream(NAME).to(LAKE));
    aws.faults(Fault.times(4, "GetMetricData", FaultKind.THROTTLE));
    ScanReport report = scan();
    isFound(HealthState.HEALTHY);
    assertThat(report.calls()).containsEntry("GetMetricData", 5L);
    assertThat(report.throttled()).containsEntry("GetMetricData", 4L);
  }

  @Test
  void a_fault_at_cloudwatch_leaves_everything_else_intact() {
    put(stream(NAME).to(LAKE));
    aws.faults(Fault.always("GetMetricData", FaultKind.INTERNAL));
    ScanReport report = scan();
    isFound(HealthState.UNKNOWN, "METRICS_INCOMPLETE");
    assertThat(sink.put()).containsExactly(NAME);
    assertThat(report.failed()).isZero();
    assertThat(report.complete()).isTrue();
    assertThat(report.features()).containsEntry("health", FeatureState.FAILED);
    assertThat(report.problems()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"ENDLESS", "REPEATING", "EMPTY_PAGE"})
  void pages_that_never_end_do_not_hold_up_a_scan(FaultKind pages) {
    put(stream(NAME).to(LAKE));
    aws.faults(Fault.always("GetMetricData", pages));
    ScanReport report = scan();
    assertThat(sink.healths()).hasSize(1);
    assertThat(report.calls().get("GetMetricData")).isLessThan(30);
  }

  @Test
  void credentials_that_expire_after_the_describing_cost_the_health_only() {
    put(stream(NAME).to(LAKE));
    aws.faults(Fault.always("GetMetricData", FaultKind.EXPIRED));
    ScanReport report = scan();
    isFound(HealthState.UNKNOWN, "METRICS_INCOMPLETE");
    assertThat(report.features()).containsEntry("health", FeatureState.FAILED);
    assertThat(report.problems())
        .extracting(Problem::code)
        .containsExactly(ErrorCode.AWS_CREDENTIALS_EXPIRED);
  }

  @Test
  void a_cancel_stops_a_call_that_hangs() {
    put(stream(NAME).to(LAKE));
    aws.faults(Fault.always("GetMetricData", FaultKind.HANG));
    CancelSignal cancel = new CancelSignal();
    RecordingEvents cancelling =
        new RecordingEvents() {
          @Override
          public void log(Level level, String message) {
            if (message.startsWith("Reading the health")) {
              cancel.cancel();
            }
          }
        };
    assertThatThrownBy(
            () ->
                ConnectorFixture.connector(settings(), lookingBack(1), CLOCK)
                    .scan(sink, cancelling, cancel))
        .isInstanceOfSatisfying(
            HydrantException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    assertThat(sink.healths()).isEmpty();
  }

  @Test
  void looking_back_no_day_asks_for_nothing() {
    put(stream(NAME).to(LAKE));
    ScanReport report = scan(settings(), 0);
    assertThat(sink.healths()).isEmpty();
    assertThat(report.calls()).doesNotContainKey("GetMetricData");
    assertThat(report.features()).containsEntry("health", FeatureState.OFF);
    assertThat(events.steps("health")).isEmpty();
  }

  @Test
  void switched_off_it_asks_for_nothing() {
    put(stream(NAME).to(LAKE));
    HealthSettings off =
        new HealthSettings(
            Optional.of(false),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    ScanReport report = scan(settings().health(off), 1);
    assertThat(report.calls()).doesNotContainKey("GetMetricData");
    assertThat(report.features()).containsEntry("health", FeatureState.OFF);
  }

  @Test
  void a_sink_without_a_place_for_health_costs_no_call() {
    put(stream(NAME).to(LAKE));
    ScanReport report =
        ConnectorFixture.connector(settings(), lookingBack(1), CLOCK)
            .scan(new RecordingSink(), events, new CancelSignal());
    assertThat(report.calls()).doesNotContainKey("GetMetricData");
    assertThat(report.features()).containsEntry("health", FeatureState.NOT_NEEDED);
  }

  @Test
  void several_days_are_read_with_as_many_hours() {
    put(stream(NAME).to(LAKE));
    scan(settings(), 7);
    assertThat(sink.of(NAME).hours()).hasSize(7 * 24 + 1);
  }

  @Test
  void a_threshold_of_the_settings_is_kept_to() {
    put(stream(NAME).to(LAKE));
    trouble(NAME, Trouble.UNSTEADY_DELIVERY);
    HealthSettings lenient =
        new HealthSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.of(0.5),
            Optional.of(0.9),
            Optional.empty(),
            Optional.empty());
    scan(settings().health(lenient), 1);
    isFound(HealthState.HEALTHY);
  }

  @Test
  void a_threshold_that_makes_no_sense_is_refused_before_anything_is_called() {
    HealthSettings wrong =
        new HealthSettings(
            Optional.empty(),
            Optional.of(5),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThatThrownBy(() -> scan(settings().health(wrong), 1))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> assertThat(e.text()).startsWith("hydrant.health.windowMinutes"));
    assertThat(aws.calls("ListDeliveryStreams")).isZero();
  }
}
