package dev.hydrant.firehose.health;

import java.util.List;

/** Where metrics come from. Thread-safe; blocks. */
@FunctionalInterface
interface MetricSource {
  /**
   * @param queries no more than {@link HealthReader#MOST_QUERIES}
   * @return one answer for each query, in their order
   * @throws dev.hydrant.model.error.HydrantException when the call fails as a whole
   */
  List<MetricAnswer> read(List<MetricQuery> queries, LookBack time);
}
