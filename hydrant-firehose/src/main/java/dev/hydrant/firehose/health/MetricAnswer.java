package dev.hydrant.firehose.health;

/**
 * What CloudWatch has of one metric.
 *
 * @param series empty when there is no data, which is an answer too
 */
record MetricAnswer(Completeness completeness, Series series) {
  enum Completeness {
    COMPLETE,
    /** Something is missing, and there is no way to get it now. */
    PARTIAL,
    FORBIDDEN
  }

  static MetricAnswer missing() {
    return new MetricAnswer(Completeness.PARTIAL, Series.EMPTY);
  }

  boolean complete() {
    return completeness == Completeness.COMPLETE;
  }
}
