package dev.hydrant.firehose.health;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.stream.HealthState;
import dev.hydrant.model.stream.HourHealth;
import dev.hydrant.model.stream.StreamHealth;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells how streams do, from their metrics. One object serves one scan. Thread-safe: parts may be
 * read side by side.
 */
public final class HealthReader {
  /** The identifier under which the report tells what became of it, and of the stage. */
  public static final String FEATURE = "health";

  /** AWS takes no more in one call. */
  static final int MOST_QUERIES = 500;

  /**
   * AWS limits an account to 180,000 or, further back than three hours, 396,000 data points a
   * second, counted by what a call could bring.
   */
  static final int MOST_POINTS = 180_000;

  private final MetricSource source;
  private final HealthRule rule;
  private final int windowMinutes;
  private final int days;
  private final Clock clock;
  private final HealthTally tally = new HealthTally();

  HealthReader(MetricSource source, Thresholds thresholds, int days, Clock clock) {
    this.source = source;
    this.rule = new HealthRule(thresholds);
    this.windowMinutes = thresholds.windowMinutes();
    this.days = days;
    this.clock = clock;
  }

  /**
   * @param days how many days to look back, besides the window that is now
   */
  public static HealthReader of(AwsClients clients, Thresholds thresholds, int days, Clock clock) {
    return new HealthReader(new CloudWatchMetrics(clients), thresholds, days, clock);
  }

  /** How far back is looked, for the log. */
  public String lookBack() {
    return days > LookBack.MOST_DAYS
        ? LookBack.MOST_DAYS + " days back: AWS keeps 5-minute data no longer"
        : days + (days == 1 ? " day back" : " days back");
  }

  /** The streams in parts, each as large as one call of CloudWatch can serve. */
  public List<List<HealthSubject>> parts(List<HealthSubject> streams) {
    int most = queriesACall(time());
    List<List<HealthSubject>> parts = new ArrayList<>();
    List<HealthSubject> part = new ArrayList<>();
    int queries = 0;
    for (HealthSubject stream : streams) {
      int more = MetricCatalogue.of(stream).size();
      // Streams without metrics need no call, but their healths take room.
      if (!part.isEmpty() && (queries + more > most || part.size() >= MOST_QUERIES)) {
        parts.add(part);
        part = new ArrayList<>();
        queries = 0;
      }
      part.add(stream);
      queries += more;
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }

  /**
   * The health of each stream of a part, in order. What cannot be read makes a stream UNKNOWN.
   *
   * @throws HydrantException on a cancel only
   */
  public List<StreamHealth> read(List<HealthSubject> part) {
    LookBack time = time();
    List<MetricQuery> queries = new ArrayList<>();
    for (HealthSubject stream : part) {
      MetricCatalogue.of(stream)
          .forEach(
              (measure, metric) -> queries.add(new MetricQuery(stream.name(), measure, metric)));
    }
    List<MetricAnswer> answers = answers(queries, time);
    List<StreamHealth> healths = new ArrayList<>();
    int at = 0;
    for (HealthSubject stream : part) {
      int asked = MetricCatalogue.of(stream).size();
      tally.stream(answers.subList(at, at + asked));
      healths.add(health(stream, measured(queries, answers, at, at + asked), time));
      at += asked;
    }
    return healths;
  }

  /** Asked after the last part. */
  public FeatureState state() {
    return tally.state();
  }

  /** What could not be read, in one warning; asked after the last part. */
  public Optional<Problem> warning() {
    return tally.warning();
  }

  private LookBack time() {
    return LookBack.of(clock.instant(), days, windowMinutes);
  }

  private static int queriesACall(LookBack time) {
    return Math.max(1, Math.min(MOST_QUERIES, MOST_POINTS / time.points()));
  }

  private List<MetricAnswer> answers(List<MetricQuery> queries, LookBack time) {
    List<MetricAnswer> answers = new ArrayList<>(queries.size());
    int most = queriesACall(time);
    for (int from = 0; from < queries.size(); from += most) {
      answers.addAll(call(queries.subList(from, Math.min(queries.size(), from + most)), time));
    }
    return answers;
  }

  private List<MetricAnswer> call(List<MetricQuery> queries, LookBack time) {
    if (!tally.over()) {
      try {
        List<MetricAnswer> answers = source.read(queries, time);
        tally.answered();
        return answers;
      } catch (HydrantException failure) {
        if (failure.code() == ErrorCode.CANCELLED) {
          throw failure;
        }
        tally.failed(failure);
      }
    }
    return queries.stream().map(query -> MetricAnswer.missing()).toList();
  }

  private static Measured measured(
      List<MetricQuery> queries, List<MetricAnswer> answers, int from, int to) {
    Map<Measure, Series> series = new EnumMap<>(Measure.class);
    Set<Measure> gaps = EnumSet.noneOf(Measure.class);
    for (int i = from; i < to; i++) {
      Measure measure = queries.get(i).measure();
      series.put(measure, answers.get(i).series());
      if (!answers.get(i).complete()) {
        gaps.add(measure);
      }
    }
    return new Measured(series, gaps);
  }

  private StreamHealth health(HealthSubject stream, Measured measured, LookBack time) {
    Measured window = measured.between(time.windowStart(), time.end());
    Verdict now = rule.now(stream, window);
    List<HourHealth> hours = new ArrayList<>();
    if (stream.active()) {
      for (Instant hour : time.hours(stream.created())) {
        Measured during = measured.between(hour, hour.plus(1, ChronoUnit.HOURS));
        Verdict then = rule.hour(stream, during);
        if (then.state() != HealthState.UNKNOWN) {
          hours.add(hour(hour, then, during));
        }
      }
    }
    // The hour that is not over has too little data to be judged by itself.
    hours.add(hour(time.currentHour(), now, window));
    return new StreamHealth(
        stream.name(), now.state(), now.reasons(), hours, measured.lastCameIn());
  }

  private static HourHealth hour(Instant start, Verdict verdict, Measured measured) {
    return new HourHealth(start, verdict.state(), verdict.reasons(), measured.told());
  }
}
