package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hydrant.simulator.cloudwatch.Episode;
import dev.hydrant.simulator.cloudwatch.StreamMetrics;
import dev.hydrant.simulator.cloudwatch.StreamMetrics.Reading;
import dev.hydrant.simulator.cloudwatch.Trouble;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

class TroubleTest extends MetricFixture {
  @Test
  void a_trouble_shows_from_its_beginning_to_its_end() {
    put(
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
    put(StreamMetrics.healthy(HOME, "stream").with(Episode.forever(Trouble.IDLE)));

    assertThat(value("stream", "IncomingRecords", "Sum")).isNaN();
    assertThat(value("stream", "DeliveryToS3.Success", "Average")).isNaN();
  }

  @Test
  void a_late_stream_grows_later() {
    put(
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
          put(StreamMetrics.healthy(HOME, "stream"));
          double healthy = value("stream", metric, "Average");
          put(StreamMetrics.healthy(HOME, "stream").with(Episode.forever(trouble)));
          assertThat(value("stream", metric, "Average")).as(trouble.name()).isNotEqualTo(healthy);
        });
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
          put(StreamMetrics.healthy(HOME, "other").with("IncomingRecords", m -> 1).read(reading));
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
}
