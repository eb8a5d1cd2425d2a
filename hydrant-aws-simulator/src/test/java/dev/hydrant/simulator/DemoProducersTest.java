package dev.hydrant.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.simulator.cloudwatch.Episode;
import dev.hydrant.simulator.cloudwatch.MetricStream;
import dev.hydrant.simulator.cloudwatch.StreamMetrics;
import dev.hydrant.simulator.demo.DemoOrganisation;
import dev.hydrant.simulator.ec2.FlowLog;
import dev.hydrant.simulator.eventbridge.EventRule;
import dev.hydrant.simulator.logs.LogDestination;
import dev.hydrant.simulator.logs.LogGroup;
import dev.hydrant.simulator.logs.SubscriptionFilter;
import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.StreamEntry;
import dev.hydrant.simulator.pipes.Pipe;
import dev.hydrant.simulator.resolver.QueryLogConfig;
import dev.hydrant.simulator.sns.Subscription;
import dev.hydrant.simulator.waf.WebAclLogging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** The demo's producers and incidents fit its delivery streams. */
class DemoProducersTest {
  private static final DemoOrganisation DEMO = new DemoOrganisation();

  private static <T extends AwsResource> Stream<T> all(Class<T> type) {
    return DEMO.resources().stream().filter(type::isInstance).map(type::cast);
  }

  private static Map<String, JsonNode> streamsByArn() {
    return DEMO.streams().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.home().streamArn(entry.name()),
                entry -> entry.stream().get().description()));
  }

  private static List<String> targets() {
    List<String> targets = new ArrayList<>();
    all(Subscription.class).map(Subscription::endpoint).forEach(targets::add);
    all(EventRule.class).map(EventRule::targets).forEach(targets::addAll);
    all(Pipe.class).map(Pipe::target).forEach(targets::add);
    all(Pipe.class).map(Pipe::logStream).forEach(targets::add);
    all(WebAclLogging.class).map(WebAclLogging::destinations).forEach(targets::addAll);
    all(FlowLog.class)
        .map(log -> log.destination().replace("deliverystream:", "deliverystream/"))
        .forEach(targets::add);
    all(QueryLogConfig.class).map(QueryLogConfig::destinationArn).forEach(targets::add);
    all(MetricStream.class).map(MetricStream::firehoseArn).forEach(targets::add);
    all(LogDestination.class).map(LogDestination::targetArn).forEach(targets::add);
    all(LogGroup.class)
        .flatMap(group -> group.filters().stream().map(SubscriptionFilter::destinationArn))
        .forEach(targets::add);
    return targets.stream().filter(target -> target.contains(":firehose:")).toList();
  }

  private static Set<String> active(String type) {
    return streamsByArn().entrySet().stream()
        .filter(e -> e.getValue().path("DeliveryStreamStatus").asText().equals("ACTIVE"))
        .filter(e -> e.getValue().path("DeliveryStreamType").asText().matches(type))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Test
  void every_producer_writes_to_an_active_direct_put_stream() {
    assertThat(targets()).isNotEmpty();
    assertThat(active("DirectPut")).containsAll(targets());
  }

  @Test
  void only_what_applications_write_with_the_sdk_has_no_producer() {
    Set<String> found = Set.copyOf(targets());

    assertThat(active("DirectPut"))
        .filteredOn(arn -> !found.contains(arn))
        .containsExactly("arn:aws:firehose:eu-west-1:111122223333:deliverystream/clickstream-web");
  }

  @Test
  void every_kind_of_producer_is_there() {
    Set<Class<?>> kinds =
        DEMO.resources().stream().map(Object::getClass).collect(Collectors.toSet());

    assertThat(kinds)
        .contains(
            Subscription.class,
            EventRule.class,
            Pipe.class,
            WebAclLogging.class,
            FlowLog.class,
            QueryLogConfig.class,
            MetricStream.class,
            LogDestination.class,
            LogGroup.class);
    assertThat(all(EventRule.class).map(EventRule::bus).distinct()).hasSize(2);
  }

  @Test
  void a_log_group_of_one_account_reaches_a_stream_of_the_other() {
    LogDestination central = all(LogDestination.class).findFirst().orElseThrow();

    assertThat(all(LogGroup.class))
        .filteredOn(group -> !group.home().equals(central.home()))
        .flatExtracting(group -> group.filters().stream().map(f -> f.destinationArn()).toList())
        .contains(central.arn());
  }

  @Test
  void incidents_are_of_active_streams_and_of_many_kinds() {
    assertThat(active(".*"))
        .containsAll(all(StreamMetrics.class).map(m -> m.home().streamArn(m.stream())).toList());
    assertThat(
            all(StreamMetrics.class)
                .flatMap(metrics -> metrics.episodes().stream())
                .map(Episode::trouble)
                .distinct())
        .hasSizeGreaterThan(12);
    assertThat(all(StreamMetrics.class).count()).isLessThan(DEMO.streams().size() / 2);
  }

  @Test
  void an_incident_shows_in_a_metric_that_its_stream_has() throws Exception {
    Map<String, Double> values = new HashMap<>();
    try (AwsSimulator simulator = AwsSimulator.start(SimulatorOptions.defaults(), DEMO)) {
      StreamEntry page = entry("clickstream-page-views");
      values.put("converted", newest(simulator, page, "FailedConversion.Records", "Sum"));
      values.put(
          "search",
          newest(
              simulator,
              entry("orders-to-search"),
              "DeliveryToAmazonOpenSearchService.AuthFailure",
              "Maximum"));
      values.put(
          "elastic",
          newest(
              simulator, entry("k8s-logs-elastic"), "DeliveryToHttpEndpoint.Success", "Average"));
      values.put(
          "lake", newest(simulator, entry("orders-to-lake"), "DeliveryToS3.Success", "Average"));
      values.put("idle", newest(simulator, entry("app-logs-dynatrace"), "IncomingRecords", "Sum"));
    }

    assertThat(values.get("converted")).isPositive();
    assertThat(values)
        .containsEntry("search", 1d)
        .containsEntry("elastic", 0d)
        .containsEntry("lake", 1d)
        .containsEntry("idle", Double.NaN);
  }

  private static StreamEntry entry(String name) {
    return DEMO.streams().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double newest(
      AwsSimulator simulator, StreamEntry entry, String metric, String stat) {
    MetricDataQuery query =
        MetricDataQuery.builder()
            .id("a")
            .metricStat(
                s ->
                    s.metric(
                            m ->
                                m.namespace("AWS/Firehose")
                                    .metricName(metric)
                                    .dimensions(
                                        d -> d.name("DeliveryStreamName").value(entry.name())))
                        .period(300)
                        .stat(stat))
            .build();
    Instant now = Instant.now();
    try (CloudWatchClient client =
        Clients.open(CloudWatchClient.builder(), simulator, entry.home())) {
      MetricDataResult result =
          client
              .getMetricData(
                  r -> r.startTime(now.minusSeconds(3600)).endTime(now).metricDataQueries(query))
              .metricDataResults()
              .get(0);
      return result.values().isEmpty() ? Double.NaN : result.values().get(0);
    }
  }
}
