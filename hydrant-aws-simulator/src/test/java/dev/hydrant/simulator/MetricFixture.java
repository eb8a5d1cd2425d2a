package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** A simulator at a fixed time with one stream, and questions about the hour before. */
abstract class MetricFixture extends ServiceFixture {
  static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  final CloudWatchClient cloudWatch = client(CloudWatchClient.builder(), HOME);

  MetricFixture() {
    super(SimulatorOptions.defaults().withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
  }

  double value(String stream, String metric, String stat) {
    List<Double> values =
        only(cloudWatch.getMetricData(lastHour(query("a", stream, metric, stat, 3600)))).values();
    return values.isEmpty() ? Double.NaN : values.get(0);
  }

  static MetricDataQuery incoming(String id, String stat) {
    return query(id, "stream", "IncomingRecords", stat, 300);
  }

  static MetricDataQuery query(String id, String stream, String metric, String stat, int period) {
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

  static GetMetricDataRequest lastHour(MetricDataQuery... queries) {
    return lastHour(List.of(queries));
  }

  static GetMetricDataRequest lastHour(List<MetricDataQuery> queries) {
    return GetMetricDataRequest.builder()
        .startTime(NOW.minusSeconds(3600))
        .endTime(NOW)
        .metricDataQueries(queries)
        .build();
  }

  static MetricDataResult only(GetMetricDataResponse answer) {
    assertThat(answer.metricDataResults()).hasSize(1);
    return answer.metricDataResults().get(0);
  }
}
