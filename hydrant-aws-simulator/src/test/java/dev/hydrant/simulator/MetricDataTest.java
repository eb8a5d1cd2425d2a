package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hydrant.simulator.cloudwatch.Series;
import dev.hydrant.simulator.cloudwatch.StreamMetrics;
import dev.hydrant.simulator.organisation.Destinations;
import dev.hydrant.simulator.organisation.StreamDocument;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

class MetricDataTest extends MetricFixture {
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
    simulator()
        .put(
            HOME,
            StreamDocument.named(HOME, "kinesis")
                .kinesis("orders")
                .to(Destinations.splunk("https://splunk.example", Destinations.s3("b", "x/")))
                .build());
    simulator()
        .put(
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
  void a_test_may_give_a_metric_its_own_course() {
    long start = NOW.minusSeconds(3600).getEpochSecond() / 60;
    put(
        StreamMetrics.healthy(HOME, "scripted")
            .with("IncomingRecords", minute -> minute < start + 30 ? 7 : Series.NOTHING));

    assertThat(
            only(cloudWatch.getMetricData(
                    lastHour(query("a", "scripted", "IncomingRecords", "Sum", 300))))
                .values())
        .containsExactly(35d, 35d, 35d, 35d, 35d, 35d);
  }
}
