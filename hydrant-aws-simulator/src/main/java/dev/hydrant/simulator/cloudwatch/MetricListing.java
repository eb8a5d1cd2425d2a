package dev.hydrant.simulator.cloudwatch;

import static dev.hydrant.simulator.protocol.QueryProtocol.element;

import dev.hydrant.simulator.dynamodb.DynamoTable;
import dev.hydrant.simulator.logs.LogGroup;
import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Resources;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.FormMembers;
import dev.hydrant.simulator.protocol.Page;
import dev.hydrant.simulator.protocol.PageToken;
import dev.hydrant.simulator.protocol.ServiceCall;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** ListMetrics and ListMetricStreams, 500 a page. */
final class MetricListing {
  private static final int PAGE = 500;
  private static final AwsException BAD_TOKEN =
      AwsException.of("InvalidParameterValue", "The parameter NextToken is not valid.");

  private final Resources resources;

  MetricListing(Resources resources) {
    this.resources = resources;
  }

  String metrics(ServiceCall call) {
    FormMembers input = FormMembers.of(call.request());
    Optional<String> recent = input.text("RecentlyActive");
    recent
        .filter(value -> !value.equals("PT3H"))
        .ifPresent(
            value -> {
              throw AwsException.of(
                  "InvalidParameterValue", "The parameter RecentlyActive must be PT3H.");
            });
    List<PublishedMetric> all =
        Stream.of(
                resources.in(PublishedMetric.class, call.home()).stream(),
                ofLogs(call.home()),
                ofTables(call.home()))
            .flatMap(metrics -> metrics)
            .filter(metric -> is(input.text("Namespace"), metric.namespace()))
            .filter(metric -> is(input.text("MetricName"), metric.name()))
            .filter(metric -> has(metric, input.list("Dimensions")))
            .filter(metric -> recent.isEmpty() || metric.recent())
            .sorted(Comparator.comparing(PublishedMetric::key))
            .toList();
    Page<PublishedMetric> page = page(call, input, all, PAGE);
    StringBuilder xml = new StringBuilder("<Metrics>");
    page.items().forEach(metric -> xml.append(xml(metric)));
    return xml.append("</Metrics>").append(next(page)).toString();
  }

  String streams(ServiceCall call) {
    FormMembers input = FormMembers.of(call.request());
    int limit = input.number("MaxResults").orElse(PAGE);
    if (limit < 1 || limit > PAGE) {
      throw AwsException.of(
          "InvalidParameterValue", "The parameter MaxResults must be between 1 and 500.");
    }
    Page<MetricStream> page =
        page(call, input, resources.in(MetricStream.class, call.home()), limit);
    StringBuilder xml = new StringBuilder("<Entries>");
    page.items().forEach(stream -> xml.append(xml(stream)));
    return xml.append("</Entries>").append(next(page)).toString();
  }

  /** What CloudWatch Logs measures of the filters that events went through. */
  private Stream<PublishedMetric> ofLogs(Home home) {
    return resources.in(LogGroup.class, home).stream()
        .flatMap(
            group ->
                group.filters().stream()
                    .map(
                        filter ->
                            new PublishedMetric(
                                home,
                                "AWS/Logs",
                                "ForwardedLogEvents",
                                Map.of(
                                    "LogGroupName", group.name(),
                                    "DestinationType", filter.destinationType(),
                                    "FilterName", filter.name()),
                                filter.active())));
  }

  /** What DynamoDB measures of the tables whose changes go to a Kinesis stream. */
  private Stream<PublishedMetric> ofTables(Home home) {
    return resources.in(DynamoTable.class, home).stream()
        .filter(table -> table.destinations().stream().anyMatch(to -> to.status().equals("ACTIVE")))
        .map(table -> PublishedMetric.changeCapture(home, table.name()));
  }

  private static boolean is(Optional<String> wanted, String actual) {
    return wanted.isEmpty() || wanted.get().equals(actual);
  }

  private static boolean has(PublishedMetric metric, List<FormMembers> dimensions) {
    return dimensions.stream()
        .allMatch(
            wanted -> {
              String value = metric.dimensions().get(wanted.text("Name").orElse(""));
              return value != null && is(wanted.text("Value"), value);
            });
  }

  private static <T extends AwsResource> Page<T> page(
      ServiceCall call, FormMembers input, List<T> all, int limit) {
    Optional<String> after = PageToken.decode(input.text("NextToken"), BAD_TOKEN);
    return Page.of(all, T::key, after, limit, call.paging());
  }

  private static String next(Page<?> page) {
    return page.next().map(key -> element("NextToken", PageToken.encode(key))).orElse("");
  }

  private static String xml(PublishedMetric metric) {
    StringBuilder dimensions = new StringBuilder();
    metric
        .dimensions()
        .forEach(
            (name, value) ->
                dimensions
                    .append("<member>")
                    .append(element("Name", name))
                    .append(element("Value", value))
                    .append("</member>"));
    return "<member><Dimensions>"
        + dimensions
        + "</Dimensions>"
        + element("MetricName", metric.name())
        + element("Namespace", metric.namespace())
        + "</member>";
  }

  private static String xml(MetricStream stream) {
    return "<member>"
        + element("Arn", stream.arn())
        + element("CreationDate", "2024-03-01T09:00:00Z")
        + element("LastUpdateDate", "2024-03-01T09:00:00Z")
        + element("Name", stream.name())
        + element("FirehoseArn", stream.firehoseArn())
        + element("State", stream.state())
        + element("OutputFormat", "json")
        + "</member>";
  }
}
