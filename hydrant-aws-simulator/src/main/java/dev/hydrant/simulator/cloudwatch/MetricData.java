package dev.hydrant.simulator.cloudwatch;

import static dev.hydrant.simulator.protocol.QueryProtocol.element;

import dev.hydrant.simulator.cloudwatch.MetricResult.Point;
import dev.hydrant.simulator.cloudwatch.StreamMetrics.Reading;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.FormMembers;
import dev.hydrant.simulator.protocol.PageToken;
import dev.hydrant.simulator.protocol.Paging;
import dev.hydrant.simulator.protocol.ServiceCall;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** GetMetricData: up to 500 queries, so many data points an answer, results in no useful order. */
final class MetricData {
  private static final int MAX_QUERIES = 500;
  private static final int MAX_POINTS = 100_800;
  private static final AwsException BAD_TOKEN =
      AwsException.of("InvalidNextToken", "The next token specified is invalid.");

  private final StreamSeries streams;
  private final Clock clock;

  MetricData(StreamSeries streams, Clock clock) {
    this.streams = streams;
    this.clock = clock;
  }

  String get(ServiceCall call) {
    FormMembers input = FormMembers.of(call.request());
    List<MetricQuery> queries = queries(input);
    MetricRange range = MetricRange.read(input);
    int limit = Math.min(MAX_POINTS, input.number("MaxDatapoints").orElse(MAX_POINTS));
    Position start = Position.of(input.text("NextToken"), queries.size());
    if (call.paging() == Paging.EMPTY_PAGE) {
      return answer(List.of(), Optional.of(start));
    }
    Position from = call.paging() == Paging.REPEATING ? Position.FIRST : start;
    Answering answering = new Answering(call.home(), range, limit);
    Optional<Position> next = answering.answer(queries, from);
    boolean claimed = next.isEmpty() && call.paging() != Paging.NORMAL;
    return answer(answering.results, claimed ? Optional.of(start) : next);
  }

  /** Mixed by their ids: who reads results by position reads the wrong ones. */
  private static List<MetricQuery> queries(FormMembers input) {
    List<FormMembers> given = input.list("MetricDataQueries");
    if (given.isEmpty()) {
      throw AwsException.of("MissingParameter", "The parameter MetricDataQueries is required.");
    }
    if (given.size() > MAX_QUERIES) {
      throw AwsException.of(
          "ValidationException",
          "The collection MetricDataQueries must not have a size greater than 500.");
    }
    List<MetricQuery> queries = new ArrayList<>(given.stream().map(MetricQuery::read).toList());
    Set<String> ids = queries.stream().map(MetricQuery::id).collect(Collectors.toSet());
    if (ids.size() < queries.size()) {
      throw AwsException.of(
          "ValidationException",
          "The values for parameter id in MetricDataQueries are not unique.");
    }
    queries.sort(Comparator.comparingLong(query -> Noise.of(query.id(), 0).seed()));
    return queries;
  }

  private static String answer(List<MetricResult> results, Optional<Position> next) {
    StringBuilder xml = new StringBuilder("<MetricDataResults>");
    results.forEach(result -> xml.append(result.xml()));
    xml.append("</MetricDataResults>");
    next.ifPresent(position -> xml.append(element("NextToken", position.token())));
    return xml.toString();
  }

  /** The next data point to answer with. */
  private record Position(int query, int point) {
    private static final Position FIRST = new Position(0, 0);
    private static final Pattern TOKEN = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    static Position of(Optional<String> token, int queries) {
      return PageToken.decode(token, BAD_TOKEN).map(text -> parse(text, queries)).orElse(FIRST);
    }

    private static Position parse(String text, int queries) {
      Matcher matcher = TOKEN.matcher(text);
      if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > queries) {
        throw BAD_TOKEN;
      }
      return new Position(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    String token() {
      return PageToken.encode(query + "/" + point);
    }
  }

  /** One answer while it is filled. */
  private final class Answering {
    private final Home home;
    private final MetricRange range;
    private final Map<String, StreamSeries.Known> known = new HashMap<>();
    private final List<MetricResult> results = new ArrayList<>();
    private final long now = Math.floorDiv(clock.millis(), 60_000L);
    private int room;

    Answering(Home home, MetricRange range, int room) {
      this.home = home;
      this.range = range;
      this.room = room;
    }

    /**
     * @return where the next answer begins, when the data points do not fit into this one
     */
    Optional<Position> answer(List<MetricQuery> queries, Position from) {
      int skip = from.point();
      for (int index = from.query(); index < queries.size(); index++) {
        MetricQuery query = queries.get(index);
        StreamSeries.Known stream = stream(query);
        List<Point> points = points(query, stream);
        List<Point> left = points.subList(Math.min(skip, points.size()), points.size());
        if (left.size() > room) {
          results.add(new MetricResult(query, left.subList(0, room), "PartialData"));
          return Optional.of(new Position(index, skip + room));
        }
        room -= left.size();
        skip = 0;
        results.add(new MetricResult(query, left, stream.reading().statusCode()));
      }
      return Optional.empty();
    }

    private StreamSeries.Known stream(MetricQuery query) {
      return query.stream()
          .map(name -> known.computeIfAbsent(name, absent -> streams.of(home, name)))
          .orElse(new StreamSeries.Known(Map.of(), Reading.COMPLETE));
    }

    private List<Point> points(MetricQuery query, StreamSeries.Known stream) {
      Series series = stream.series().get(query.metric());
      Reading reading = stream.reading();
      if (series == null || reading == Reading.FORBIDDEN || reading == Reading.INTERNAL_ERROR) {
        return List.of();
      }
      List<Point> points = points(query, series);
      return reading == Reading.PARTIAL ? points.subList(0, points.size() / 2) : points;
    }

    private List<Point> points(MetricQuery query, Series series) {
      int period = Math.max(1, query.periodSeconds() / 60);
      long oldest = MetricRange.oldest(now, query.periodSeconds());
      long end = Math.min(range.to(), now);
      List<Point> points = new ArrayList<>();
      for (long minute = range.from(); minute < end; minute += period) {
        double value =
            minute < oldest
                ? Series.NOTHING
                : query.statistic().over(series, minute, Math.min(end, minute + period));
        if (!Double.isNaN(value)) {
          points.add(new Point(minute, value));
        }
      }
      if (!range.ascending()) {
        Collections.reverse(points);
      }
      return points;
    }
  }
}
