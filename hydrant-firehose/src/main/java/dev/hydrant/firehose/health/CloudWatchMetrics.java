package dev.hydrant.firehose.health;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.firehose.health.MetricAnswer.Completeness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** Asks CloudWatch by {@code GetMetricData} and follows its pages. */
final class CloudWatchMetrics implements MetricSource {
  /** The most that AWS puts on a page; said out loud, since the pages are counted by it. */
  static final int POINTS_A_PAGE = 100_800;

  /** An id has to begin with a lower-case letter. */
  private static final String ID = "m";

  /** AWS may make shorter pages than it says; past this it is not going to end. */
  private static final int SPARE_PAGES = 20;

  private final AwsClients clients;
  private final CloudWatchClient cloudWatch;

  CloudWatchMetrics(AwsClients clients) {
    this.clients = clients;
    this.cloudWatch =
        clients.open(AwsService.CLOUDWATCH, clients.region(), CloudWatchClient.builder());
  }

  @Override
  public List<MetricAnswer> read(List<MetricQuery> queries, LookBack time) {
    Pages pages = new Pages(queries.size());
    int most = queries.size() * time.points() / POINTS_A_PAGE + SPARE_PAGES;
    Optional<String> token = Optional.empty();
    do {
      GetMetricDataRequest request = request(queries, time, token.orElse(null));
      GetMetricDataResponse page =
          clients.call(Operation.GET_METRIC_DATA, () -> cloudWatch.getMetricData(request));
      pages.take(page.metricDataResults());
      Optional<String> next = Optional.ofNullable(page.nextToken()).filter(text -> !text.isEmpty());
      // A metric whose last page never comes stays partial, which is all that it is.
      boolean goesOn = !next.equals(token) && --most > 0;
      token = goesOn ? next : Optional.empty();
    } while (token.isPresent());
    return pages.answers();
  }

  private static GetMetricDataRequest request(
      List<MetricQuery> queries, LookBack time, @Nullable String token) {
    List<MetricDataQuery> asked = new ArrayList<>(queries.size());
    for (int i = 0; i < queries.size(); i++) {
      asked.add(query(ID + i, queries.get(i)));
    }
    return GetMetricDataRequest.builder()
        .metricDataQueries(asked)
        .startTime(time.start())
        .endTime(time.end())
        .scanBy(ScanBy.TIMESTAMP_ASCENDING)
        .maxDatapoints(POINTS_A_PAGE)
        .nextToken(token)
        .build();
  }

  private static MetricDataQuery query(String id, MetricQuery query) {
    Metric metric =
        Metric.builder()
            .namespace("AWS/Firehose")
            .metricName(query.metric())
            .dimensions(
                Dimension.builder().name("DeliveryStreamName").value(query.stream()).build())
            .build();
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            MetricStat.builder()
                .metric(metric)
                .period((int) LookBack.PERIOD.toSeconds())
                .stat(query.measure().statistic().awsName())
                .build())
        .build();
  }

  /** Puts the pages together; a result's place is in its id, never in its order. */
  private static final class Pages {
    private final Series[] series;
    private final @Nullable String[] status;

    Pages(int queries) {
      series = new Series[queries];
      Arrays.fill(series, Series.EMPTY);
      status = new String[queries];
    }

    void take(List<MetricDataResult> results) {
      for (MetricDataResult result : results) {
        int at = result == null ? -1 : place(result.id());
        if (at >= 0 && at < series.length) {
          series[at] = series[at].and(known(result.timestamps()), known(result.values()));
          // The last page of a metric says whether it is complete.
          status[at] = result.statusCodeAsString();
        }
      }
    }

    List<MetricAnswer> answers() {
      List<MetricAnswer> answers = new ArrayList<>(series.length);
      for (int i = 0; i < series.length; i++) {
        answers.add(new MetricAnswer(completeness(status[i]), series[i]));
      }
      return answers;
    }

    private static Completeness completeness(@Nullable String status) {
      return switch (status == null ? "" : status) {
        case "Complete" -> Completeness.COMPLETE;
        case "Forbidden" -> Completeness.FORBIDDEN;
        default -> Completeness.PARTIAL;
      };
    }

    private static int place(@Nullable String id) {
      return id != null && id.matches(ID + "\\d{1,4}")
          ? Integer.parseInt(id.substring(ID.length()))
          : -1;
    }

    private static <T> List<T> known(List<T> items) {
      return items.stream().filter(Objects::nonNull).toList();
    }
  }
}
