package dev.hydrant.firehose.health;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** How CloudWatch sums up a period, and how periods are summed up to a longer time. */
enum Statistic {
  /** Of counts. */
  SUM("Sum", values -> Arrays.stream(values).sum()),
  /** Of ratios from 0 to 1. Periods weigh the same, however much was delivered in them. */
  AVERAGE("Average", values -> Arrays.stream(values).average().orElse(0)),
  /** Of ages, lags, durations, and of signals that are 0 or 1. */
  MAXIMUM("Maximum", values -> Arrays.stream(values).max().orElse(0));

  private final String awsName;
  private final ToDoubleFunction<double[]> over;

  Statistic(String awsName, ToDoubleFunction<double[]> over) {
    this.awsName = awsName;
    this.over = over;
  }

  String awsName() {
    return awsName;
  }

  double over(double[] values) {
    return over.applyAsDouble(values);
  }
}
