package dev.hydrant.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.simulator.fault.FaultPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** What GetMetricData answers at once, and what it refuses. */
class MetricPagesTest extends MetricFixture {
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
    simulator().deny(Set.of("cloudwatch:GetMetricData"));
    assertError(
        () -> cloudWatch.getMetricData(lastHour(incoming("a", "Sum"))),
        403,
        "AccessDenied",
        "cloudwatch:GetMetricData");
    simulator().allowAll();
    simulator().setFaults(FaultPlan.parse("GetMetricData:throttle"));
    assertError(
        () -> cloudWatch.getMetricData(lastHour(incoming("a", "Sum"))),
        400,
        "Throttling",
        "Rate exceeded");
  }

  @Test
  void pages_can_be_told_to_go_wrong() {
    GetMetricDataRequest request = lastHour(incoming("a", "Sum"));

    simulator().setFaults(FaultPlan.parse("GetMetricData:empty-page"));
    GetMetricDataResponse empty = cloudWatch.getMetricData(request);
    assertThat(empty.metricDataResults()).isEmpty();
    assertThat(only(cloudWatch.getMetricData(next(request, empty))).values()).hasSize(12);

    simulator().setFaults(FaultPlan.parse("GetMetricData:repeating:always"));
    GetMetricDataResponse first = cloudWatch.getMetricData(request);
    GetMetricDataResponse again = cloudWatch.getMetricData(next(request, first));
    assertThat(again.metricDataResults()).isEqualTo(first.metricDataResults());
    assertThat(again.nextToken()).isNotNull();
  }

  private static int points(GetMetricDataResponse page) {
    return page.metricDataResults().stream().mapToInt(result -> result.values().size()).sum();
  }

  private static GetMetricDataRequest next(
      GetMetricDataRequest request, GetMetricDataResponse page) {
    assertThat(page.nextToken()).isNotNull();
    return request.toBuilder().nextToken(page.nextToken()).build();
  }
}
