package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hydrant.simulator.cloudwatch.MetricStream;
import dev.hydrant.simulator.cloudwatch.PublishedMetric;
import dev.hydrant.simulator.dynamodb.DynamoTable;
import dev.hydrant.simulator.logs.LogGroup;
import dev.hydrant.simulator.logs.SubscriptionFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricStreamEntry;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;

class MetricListingTest extends MetricFixture {
  @Test
  void the_metrics_of_log_subscriptions_are_listed_with_their_dimensions() {
    String stream = HOME.streamArn("stream");
    put(LogGroup.of(HOME, "/app/shop", SubscriptionFilter.to("to-firehose", stream)));
    put(LogGroup.of(HOME, "/app/old", SubscriptionFilter.to("quiet", stream).quiet()));

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
    put(DynamoTable.named(HOME, "carts").feeding("carts-cdc"));
    put(DynamoTable.named(HOME, "old").feeding("carts-cdc", "DISABLED"));
    put(DynamoTable.named(HOME, "plain"));

    assertThat(
            cloudWatch.listMetrics(r -> r.metricName("ConsumedChangeDataCaptureUnits")).metrics())
        .hasSize(1)
        .flatExtracting(Metric::dimensions)
        .extracting(d -> d.name(), d -> d.value())
        .contains(tuple("TableName", "carts"));
  }

  @Test
  void metrics_are_listed_five_hundred_a_page() {
    IntStream.range(0, 1001).forEach(n -> put(PublishedMetric.changeCapture(HOME, "table-" + n)));

    List<Integer> sizes = new ArrayList<>();
    cloudWatch
        .listMetricsPaginator(r -> r.namespace("AWS/DynamoDB"))
        .forEach(page -> sizes.add(page.metrics().size()));

    assertThat(sizes).containsExactly(500, 500, 1);
  }

  @Test
  void metric_streams_say_where_they_go_and_whether_they_run() {
    put(MetricStream.running(HOME, "all", HOME.streamArn("stream")));
    put(MetricStream.running(HOME, "old", HOME.streamArn("x")).stopped());

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
}
