package dev.hydrant.firehose.health;

import dev.hydrant.model.error.HydrantException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** CloudWatch by a script: an answer for each query, or a failure for a call. */
final class ScriptedMetrics implements MetricSource {
  private final List<List<MetricQuery>> calls = new ArrayList<>();
  private final Function<MetricQuery, MetricAnswer> script;
  private Function<Integer, Optional<HydrantException>> failures = call -> Optional.empty();

  ScriptedMetrics(Function<MetricQuery, MetricAnswer> script) {
    this.script = script;
  }

  /** Everything is complete, and nothing happened. */
  static ScriptedMetrics idle() {
    return new ScriptedMetrics(query -> complete(Series.EMPTY));
  }

  static MetricAnswer complete(Series series) {
    return new MetricAnswer(MetricAnswer.Completeness.COMPLETE, series);
  }

  /**
   * @param failing by the number of the call, from 1
   */
  ScriptedMetrics failing(Function<Integer, Optional<HydrantException>> failing) {
    this.failures = failing;
    return this;
  }

  @Override
  public synchronized List<MetricAnswer> read(List<MetricQuery> queries, LookBack time) {
    calls.add(List.copyOf(queries));
    Optional<HydrantException> failure = failures.apply(calls.size());
    if (failure.isPresent()) {
      throw failure.get();
    }
    return queries.stream().map(script).toList();
  }

  List<List<MetricQuery>> calls() {
    return calls;
  }
}
