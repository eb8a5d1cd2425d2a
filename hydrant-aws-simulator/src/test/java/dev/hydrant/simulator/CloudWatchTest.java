package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.hydrant.simulator.cloudwatch.Episode;
import dev.hydrant.simulator.cloudwatch.MetricStream;
import dev.hydrant.simulator.cloudwatch.PublishedMetric;
import dev.hydrant.simulator.cloudwatch.Series;
import dev.hydrant.simulator.cloudwatch.StreamMetrics;
import dev.hydrant.simulator.cloudwatch.StreamMetrics.Reading;
import dev.hydrant.simulator.cloudwatch.Trouble;
import dev.hydrant.simulator.dynamodb.DynamoTable;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.logs.LogGroup;
import dev.hydrant.simulator.logs.SubscriptionFilter;
import dev.hydrant.simulator.organisation.Destinations;
import dev.hydrant.simulator.organisation.StreamDocument;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStreamEntry;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

class CloudWatchTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  private AwsSimulator simulator;
  private CloudWatchClient cloudWatch;

  @BeforeEach
  void start() throws IOException {
    simulator =
        AwsSimulator.start(
            SimulatorOptions.defaults().withClock(Clock.fixed(NOW, ZoneOffset.UTC)),
            OneHomeOrganisation.of("stream"));
    cloudWatch = Clients.open(CloudWatchClient.builder(), simulator, HOME);
  }

  @AfterEach
  void stop() {
    cloudWatch.close();
    simulator.close();
  }

  @Test
  void a_healthy_stream_has_data_for_each_period_newest_first() {
    GetMetricDataResponse answer = cloudWatch.getMetricData(lastHour(incoming("a", "Sum")));

    MetricDataResult result = only(answer);
    assertThat(result.id()).isEqualTo("a");
    assertThat(result.label()).isEqualTo("IncomingRecords");
    assertThat(result.statusCode()).isEqualTo(StatusCode.COMPLETE);
    assertThat(result.values()).hasSize(12).allMatch(value -> value > 0);
    assertThat(result.timestamps().get(0)).isEqualTo(NOW.minusSeconds(300));
    assertThat(result.timestamps().get(11)).isEqualTo(NOW.minusSeconds(3600));
    assertThat(answer.nextToken()).isNull();
  }

  @Test
  void the_oldest_comes_first_when_asked_so() {
    GetMetricDataResponse answer =
        cloudWatch.getMetricData(
            lastHour(incoming("a", "Sum")).toBuilder().scanBy(ScanBy.TIMESTAMP_ASCENDING).build());

    assertThat(only(answer).timestamps()).isSorted().hasSize(12);
  }

  @Test
  void the_statistics_of_a_period_fit_together() {
    double sum = value("stream", "IncomingRecords", "Sum");
    double average = value("stream", "IncomingRecords", "Average");
    double least = value("stream", "IncomingRecords", "Minimum");
    double most = value("stream", "IncomingRecords", "Maximum");

    assertThat(value("stream", "IncomingRecords", "SampleCount")).isEqualTo(60);
    assertThat(sum).isEqualTo(average * 60, within(0.01));
    assertThat(least).isPositive().isLessThan(most);
    assertThat(average).isBetween(least, most);
  }

  @Test
  void the_same_question_has_the_same_answer_and_sums_do_not_depend_on_the_period() {
    GetMetricDataRequest fiveMinutes = lastHour(incoming("a", "Sum"));
    GetMetricDataRequest anHour = lastHour(query("a", "stream", "IncomingRecords", "Sum", 3600));

    assertThat(only(cloudWatch.getMetricData(fiveMinutes)).values())
        .isEqualTo(only(cloudWatch.getMetricData(fiveMinutes)).values());
    assertThat(only(cloudWatch.getMetricData(anHour)).values())
        .containsExactly(
            only(cloudWatch.getMetricData(fiveMinutes)).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum());
  }

  @Test
  void what_a_stream_does_not_have_has_no_data_which_is_no_error() {
    GetMetricDataResponse answer =
        cloudWatch.getMetricData(
            lastHour(
                query("nostream", "not-there", "IncomingRecords", "Sum", 300),
                query("notused", "stream", "FailedConversion.Records", "Sum", 300),
                query("nometric", "stream", "Nonsense", "Sum", 300)));

    assertThat(answer.metricDataResults())
        .hasSize(3)
        .allMatch(result -> result.values().isEmpty() && result.timestamps().isEmpty())
        .allMatch(result -> result.statusCode() == StatusCode.COMPLETE);
  }

  @Test
  void metrics_follow_the_source_and_the_destination() {
    simulator.put(
        HOME,
        StreamDocument.named(HOME, "kinesis")
            .kinesis("orders")
            .to(Destinations.splunk("https://splunk.example", Destinations.s3("b", "x/")))
            .build());
    simulator.put(
        HOME,
        StreamDocument.named(HOME, "stopped")
            .status("CREATING_FAILED")
            .to(Destinations.extendedS3("b", "x/"))
            .build());

    assertThat(value("kinesis", "KinesisMillisBehindLatest", "Maximum")).isBetween(0d, 900d);
    assertThat(value("kinesis", "DeliveryToSplunk.Success", "Average")).isEqualTo(1);
    assertThat(value("stream", "DeliveryToS3.DataFreshness", "Maximum")).isBetween(60d, 320d);
    assertThat(value("stream", "KinesisMillisBehindLatest", "Maximum")).isNaN();
    assertThat(value("stopped", "IncomingRecords", "Sum")).isNaN();
  }

  @Test
  void a_trouble_shows_from_its_beginning_to_its_end() {
    simulator
        .resources()
        .put(
            StreamMetrics.healthy(HOME, "stream")
                .with(
                    new Episode(
                        Trouble.FAILING_DELIVERY, Duration.ofMinutes(40), Duration.ofMinutes(20))));

    MetricDataResult result =
        only(
            cloudWatch.getMetricData(
                lastHour(query("a", "stream", "DeliveryToS3.Success", "Average", 300))));

    assertThat(result.values()).containsExactly(1d, 1d, 1d, 1d, 0d, 0d, 0d, 0d, 1d, 1d, 1d, 1d);
  }

  @Test
  void an_idle_stream_has_no_data_at_all() {
    simulator
        .resources()
        .put(StreamMetrics.healthy(HOME, "stream").with(Episode.forever(Trouble.IDLE)));

    assertThat(value("stream", "IncomingRecords", "Sum")).isNaN();
    assertThat(value("stream", "DeliveryToS3.Success", "Average")).isNaN();
  }

  @Test
  void a_late_stream_grows_later() {
    simulator
        .resources()
        .put(
            StreamMetrics.healthy(HOME, "stream")
                .with(Episode.since(Trouble.LATE, Duration.ofHours(3))));

    List<Double> newestFirst =
        only(cloudWatch.getMetricData(
                lastHour(query("a", "stream", "DeliveryToS3.DataFreshness", "Maximum", 300))))
            .values();

    assertThat(newestFirst).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(newestFirst.get(0)).isGreaterThan(600 + 179 * 60 - 1);
    assertThat(value("stream", "DeliveryToS3.Success", "Average")).isEqualTo(1);
  }

  @Test
  void every_trouble_leaves_a_trace_that_a_healthy_stream_does_not_have() {
    Map<Trouble, String> traces = new HashMap<>();
    traces.put(Trouble.UNSTEADY_DELIVERY, "DeliveryToS3.Success");
    traces.put(Trouble.THROTTLED, "ThrottledRecords");
    traces.put(Trouble.CONVERSION_FAILURES, "FailedConversion.Records");
    traces.put(Trouble.KMS_KEY_DENIED, "KMSKeyAccessDenied");
    traces.put(Trouble.KMS_KEY_DISABLED, "KMSKeyDisabled");
    traces.put(Trouble.LAGGING_KINESIS_SOURCE, "KinesisMillisBehindLatest");
    traces.put(Trouble.LAGGING_TOPIC, "KafkaOffsetLag");
    traces.put(Trouble.BACKPRESSURED_TOPIC, "DataReadFromSource.Backpressured");
    traces.put(Trouble.ICEBERG_FAILED_ROWS, "DeliveryToIceberg.FailedRowCount");
    traces.put(Trouble.REJECTED_RECORDS, "BackupToS3.Records");
    traces.put(Trouble.FAILING_TRANSFORMATION, "ExecuteProcessing.Success");
    traces.put(Trouble.TOO_MANY_PARTITIONS, "PartitionCountExceeded");
    traces.put(Trouble.AUTH_FAILURE, "DeliveryToS3.AuthFailure");
    traces.put(Trouble.DELIVERY_REJECTED, "DeliveryToS3.DeliveryRejected");
    traces.put(Trouble.FAILING_DELIVERY, "DeliveryToS3.Success");
    traces.put(Trouble.LATE, "DeliveryToS3.DataFreshness");
    traces.put(Trouble.IDLE, "IncomingRecords");
    assertThat(traces).hasSameSizeAs(Trouble.values());

    traces.forEach(
        (trouble, metric) -> {
          simulator.resources().put(StreamMetrics.healthy(HOME, "stream"));
          double healthy = value("stream", metric, "Average");
          simulator
              .resources()
              .put(StreamMetrics.healthy(HOME, "stream").with(Episode.forever(trouble)));
          assertThat(value("stream", metric, "Average")).as(trouble.name()).isNotEqualTo(healthy);
        });
  }

  @Test
  void a_test_may_give_a_metric_its_own_course() {
    long start = NOW.minusSeconds(3600).getEpochSecond() / 60;
    simulator
        .resources()
        .put(
            StreamMetrics.healthy(HOME, "scripted")
                .with("IncomingRecords", minute -> minute < start + 30 ? 7 : Series.NOTHING));

    assertThat(
            only(cloudWatch.getMetricData(
                    lastHour(query("a", "scripted", "IncomingRecords", "Sum", 300))))
                .values())
        .containsExactly(35d, 35d, 35d, 35d, 35d, 35d);
  }

  @Test
  void a_result_may_be_forbidden_broken_or_partial_beside_others_that_are_complete() {
    Map<Reading, StatusCode> expected =
        Map.of(
            Reading.FORBIDDEN, StatusCode.FORBIDDEN,
            Reading.INTERNAL_ERROR, StatusCode.INTERNAL_ERROR,
            Reading.PARTIAL, StatusCode.PARTIAL_DATA);
    expected.forEach(
        (reading, statusCode) -> {
          simulator
              .resources()
              .put(
                  StreamMetrics.healthy(HOME, "other")
                      .with("IncomingRecords", m -> 1)
                      .read(reading));
          List<MetricDataResult> results =
              cloudWatch
                  .getMetricData(
                      lastHour(
                          incoming("good", "Sum"),
                          query("bad", "other", "IncomingRecords", "Sum", 300)))
                  .metricDataResults();

          int left = reading == Reading.PARTIAL ? 6 : 0;
          assertThat(results)
              .extracting(
                  MetricDataResult::id, MetricDataResult::statusCode, r -> r.values().size())
              .containsExactlyInAnyOrder(
                  tuple("good", StatusCode.COMPLETE, 12), tuple("bad", statusCode, left));
        });
  }

  @Test
  void five_hundred_queries_are_answered_out_of_order_and_one_more_is_refused() {
    List<MetricDataQuery> queries =
        new ArrayList<>(IntStream.range(0, 500).mapToObj(n -> incoming("m" + n, "Sum")).toList());

    List<String> ids =
        cloudWatch.getMetricData(lastHour(queries)).metricDataResults().stream()
            .map(MetricDataResult::id)
            .toList();

    List<String> asked = queries.stream().map(MetricDataQuery::id).toList();
    assertThat(ids).containsExactlyInAnyOrderElementsOf(asked).isNotEqualTo(asked);
    queries.add(incoming("m500", "Sum"));
    assertError(() -> cloudWatch.getMetricData(lastHour(queries)), 400, "ValidationError", "500");
  }

  @Test
  void data_points_beyond_the_limit_of_an_answer_come_with_the_next() {
    MetricDataQuery[] queries =
        IntStream.range(0, 75)
            .mapToObj(n -> query("m" + n, "stream", "IncomingRecords", "Sum", 60))
            .toArray(MetricDataQuery[]::new);
    GetMetricDataRequest oneDay =
        lastHour(queries).toBuilder().startTime(NOW.minus(Duration.ofDays(1))).build();

    GetMetricDataResponse first = cloudWatch.getMetricData(oneDay);
    GetMetricDataResponse second =
        cloudWatch.getMetricData(oneDay.toBuilder().nextToken(first.nextToken()).build());

    assertThat(points(first)).isEqualTo(100_800);
    assertThat(points(first) + points(second)).isEqualTo(75 * 1440);
    assertThat(second.nextToken()).isNull();
    Map<String, Integer> each = new HashMap<>();
    for (GetMetricDataResponse page : List.of(first, second)) {
      page.metricDataResults().forEach(r -> each.merge(r.id(), r.values().size(), Integer::sum));
    }
    assertThat(each).hasSize(75);
    assertThat(each.values()).containsOnly(1440);
  }

  @Test
  void an_answer_may_be_cut_smaller_in_the_middle_of_a_metric() {
    GetMetricDataRequest small =
        lastHour(incoming("a", "Sum")).toBuilder().maxDatapoints(5).build();

    List<Integer> sizes = new ArrayList<>();
    List<StatusCode> codes = new ArrayList<>();
    for (GetMetricDataResponse page : cloudWatch.getMetricDataPaginator(small)) {
      sizes.add(only(page).values().size());
      codes.add(only(page).statusCode());
    }

    assertThat(sizes).containsExactly(5, 5, 2);
    assertThat(codes)
        .containsExactly(StatusCode.PARTIAL_DATA, StatusCode.PARTIAL_DATA, StatusCode.COMPLETE);
  }

  @Test
  void data_of_a_minute_is_kept_for_fifteen_days_only() {
    GetMetricDataRequest old =
        GetMetricDataRequest.builder()
            .startTime(NOW.minus(Duration.ofDays(16)))
            .endTime(NOW.minus(Duration.ofDays(14)))
            .metricDataQueries(
                query("fine", "stream", "IncomingRecords", "Sum", 60),
                query("coarse", "stream", "IncomingRecords", "Sum", 300))
            .build();

    Map<String, Integer> sizes = new HashMap<>();
    cloudWatch
        .getMetricData(old)
        .metricDataResults()
        .forEach(r -> sizes.put(r.id(), r.values().size()));

    assertThat(sizes).containsEntry("fine", 1440).containsEntry("coarse", 576);
  }

  @Test
  void nothing_is_known_of_the_future() {
    GetMetricDataRequest tomorrow =
        lastHour(incoming("a", "Sum")).toBuilder().endTime(NOW.plusSeconds(86_400)).build();

    assertThat(only(cloudWatch.getMetricData(tomorrow)).values()).hasSize(12);
  }

  @Test
  void malformed_questions_are_refused_in_the_words_of_cloudwatch() {
    assertError(
        () -> cloudWatch.getMetricData(lastHour(incoming("A", "Sum"))),
        400,
        "ValidationError",
        "^[a-z][a-zA-Z0-9_]*$");
    assertError(
        () -> cloudWatch.getMetricData(lastHour(incoming("a", "Sum"), incoming("a", "Sum"))),
        400,
        "ValidationError",
        "not unique");
    assertError(
        () -> cloudWatch.getMetricData(lastHour(incoming("a", "Min"))),
        400,
        "ValidationError",
        "The value Min for parameter MetricDataQueries.member.1.MetricStat.Stat");
    assertError(
        () -> cloudWatch.getMetricData(lastHour(query("a", "stream", "X", "Sum", 90))),
        400,
        "ValidationError",
        "Period");
    assertError(
        () ->
            cloudWatch.getMetricData(
                lastHour(incoming("a", "Sum")).toBuilder().endTime(NOW.minusSeconds(7200)).build()),
        400,
        "ValidationError",
        "StartTime must be less than");
    assertError(
        () ->
            cloudWatch.getMetricData(
                lastHour(incoming("a", "Sum")).toBuilder().nextToken("nonsense").build()),
        400,
        "InvalidNextToken",
        "token");
  }

  @Test
  void denials_and_throttles_have_their_names() {
    simulator.deny(Set.of("cloudwatch:GetMetricData"));
    assertError(
        () -> cloudWatch.getMetricData(lastHour(incoming("a", "Sum"))),
        403,
        "AccessDenied",
        "cloudwatch:GetMetricData");
    simulator.allowAll();
    simulator.setFaults(FaultPlan.parse("GetMetricData:throttle"));
    assertError(
        () -> cloudWatch.getMetricData(lastHour(incoming("a", "Sum"))),
        400,
        "Throttling",
        "Rate exceeded");
  }

  @Test
  void pages_can_be_told_to_go_wrong() {
    GetMetricDataRequest request = lastHour(incoming("a", "Sum"));

    simulator.setFaults(FaultPlan.parse("GetMetricData:empty-page"));
    GetMetricDataResponse empty = cloudWatch.getMetricData(request);
    assertThat(empty.metricDataResults()).isEmpty();
    assertThat(only(cloudWatch.getMetricData(next(request, empty))).values()).hasSize(12);

    simulator.setFaults(FaultPlan.parse("GetMetricData:repeating:always"));
    GetMetricDataResponse first = cloudWatch.getMetricData(request);
    GetMetricDataResponse again = cloudWatch.getMetricData(next(request, first));
    assertThat(again.metricDataResults()).isEqualTo(first.metricDataResults());
    assertThat(again.nextToken()).isNotNull();
  }

  private static GetMetricDataRequest next(
      GetMetricDataRequest request, GetMetricDataResponse page) {
    assertThat(page.nextToken()).isNotNull();
    return request.toBuilder().nextToken(page.nextToken()).build();
  }

  @Test
  void the_metrics_of_log_subscriptions_are_listed_with_their_dimensions() {
    String stream = HOME.streamArn("stream");
    simulator
        .resources()
        .put(LogGroup.of(HOME, "/app/shop", SubscriptionFilter.to("to-firehose", stream)));
    simulator
        .resources()
        .put(LogGroup.of(HOME, "/app/old", SubscriptionFilter.to("quiet", stream).quiet()));

    assertThat(
            cloudWatch
                .listMetrics(r -> r.namespace("AWS/Logs").metricName("ForwardedLogEvents"))
                .metrics())
        .hasSize(2);
    List<Metric> recent =
        cloudWatch
            .listMetrics(r -> r.namespace("AWS/Logs").recentlyActive(RecentlyActive.PT3_H))
            .metrics();
    assertThat(recent).hasSize(1);
    Map<String, String> dimensions = new HashMap<>();
    recent.get(0).dimensions().forEach(d -> dimensions.put(d.name(), d.value()));
    assertThat(dimensions)
        .containsOnly(
            Map.entry("LogGroupName", "/app/shop"),
            Map.entry("DestinationType", "Firehose"),
            Map.entry("FilterName", "to-firehose"));
    assertThat(
            cloudWatch
                .listMetrics(r -> r.dimensions(d -> d.name("LogGroupName").value("/app/old")))
                .metrics())
        .hasSize(1);
  }

  @Test
  void tables_whose_changes_go_to_a_kinesis_stream_have_a_metric_of_it() {
    simulator.resources().put(DynamoTable.named(HOME, "carts").feeding("carts-cdc"));
    simulator.resources().put(DynamoTable.named(HOME, "old").feeding("carts-cdc", "DISABLED"));
    simulator.resources().put(DynamoTable.named(HOME, "plain"));

    assertThat(
            cloudWatch.listMetrics(r -> r.metricName("ConsumedChangeDataCaptureUnits")).metrics())
        .hasSize(1)
        .flatExtracting(Metric::dimensions)
        .extracting(d -> d.name(), d -> d.value())
        .contains(tuple("TableName", "carts"));
  }

  @Test
  void metrics_are_listed_five_hundred_a_page() {
    IntStream.range(0, 1001)
        .forEach(n -> simulator.resources().put(PublishedMetric.changeCapture(HOME, "table-" + n)));

    List<Integer> sizes = new ArrayList<>();
    cloudWatch
        .listMetricsPaginator(r -> r.namespace("AWS/DynamoDB"))
        .forEach(page -> sizes.add(page.metrics().size()));

    assertThat(sizes).containsExactly(500, 500, 1);
  }

  @Test
  void metric_streams_say_where_they_go_and_whether_they_run() {
    simulator.resources().put(MetricStream.running(HOME, "all", HOME.streamArn("stream")));
    simulator.resources().put(MetricStream.running(HOME, "old", HOME.streamArn("x")).stopped());

    List<MetricStreamEntry> first = cloudWatch.listMetricStreams(r -> r.maxResults(1)).entries();
    List<MetricStreamEntry> all =
        cloudWatch.listMetricStreamsPaginator(r -> r.maxResults(1)).stream()
            .flatMap(page -> page.entries().stream())
            .toList();

    assertThat(first).hasSize(1);
    assertThat(all).extracting(MetricStreamEntry::name).containsExactly("all", "old");
    assertThat(all).extracting(MetricStreamEntry::state).containsExactly("running", "stopped");
    assertThat(all.get(0).firehoseArn()).isEqualTo(HOME.streamArn("stream"));
    assertThat(all.get(0).arn()).isEqualTo(HOME.arn("cloudwatch", "metric-stream/all"));
  }

  private double value(String stream, String metric, String stat) {
    List<Double> values =
        only(cloudWatch.getMetricData(lastHour(query("a", stream, metric, stat, 3600)))).values();
    return values.isEmpty() ? Double.NaN : values.get(0);
  }

  private static MetricDataQuery incoming(String id, String stat) {
    return query(id, "stream", "IncomingRecords", stat, 300);
  }

  private static MetricDataQuery query(
      String id, String stream, String metric, String stat, int period) {
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            s ->
                s.metric(
                        m ->
                            m.namespace("AWS/Firehose")
                                .metricName(metric)
                                .dimensions(d -> d.name("DeliveryStreamName").value(stream)))
                    .period(period)
                    .stat(stat))
        .build();
  }

  private static GetMetricDataRequest lastHour(MetricDataQuery... queries) {
    return lastHour(List.of(queries));
  }

  private static GetMetricDataRequest lastHour(List<MetricDataQuery> queries) {
    return GetMetricDataRequest.builder()
        .startTime(NOW.minusSeconds(3600))
        .endTime(NOW)
        .metricDataQueries(queries)
        .build();
  }

  private static int points(GetMetricDataResponse page) {
    return page.metricDataResults().stream().mapToInt(result -> result.values().size()).sum();
  }

  private static MetricDataResult only(GetMetricDataResponse answer) {
    assertThat(answer.metricDataResults()).hasSize(1);
    return answer.metricDataResults().get(0);
  }

  private static void assertError(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call,
      int status,
      String code,
      String text) {
    assertThatThrownBy(call)
        .asInstanceOf(type(AwsServiceException.class))
        .satisfies(
            error -> {
              assertThat(error.statusCode()).isEqualTo(status);
              assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(error.awsErrorDetails().errorMessage()).contains(text);
            });
  }
}
