package dev.hydrant.simulator.cloudwatch;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The statistics that CloudWatch makes of the samples of a period. */
enum Statistic {
  SUM("Sum", samples -> samples.sum),
  AVERAGE("Average", samples -> samples.sum / samples.count),
  MAXIMUM("Maximum", samples -> samples.max),
  MINIMUM("Minimum", samples -> samples.min),
  SAMPLE_COUNT("SampleCount", samples -> samples.count);

  private final String awsName;
  private final ToDoubleFunction<Samples> value;

  Statistic(String awsName, ToDoubleFunction<Samples> value) {
    this.awsName = awsName;
    this.value = value;
  }

  static Optional<Statistic> named(String name) {
    return Arrays.stream(values()).filter(known -> known.awsName.equals(name)).findFirst();
  }

  /** Of the minutes from {@code from} to before {@code to}; NaN when none has a sample. */
  double over(Series series, long from, long to) {
    Samples samples = new Samples();
    for (long minute = from; minute < to; minute++) {
      double sample = series.at(minute);
      if (!Double.isNaN(sample)) {
        samples.add(sample);
      }
    }
    return samples.count == 0 ? Series.NOTHING : value.applyAsDouble(samples);
  }

  private static final class Samples {
    private double sum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private int count;

    void add(double sample) {
      sum += sample;
      min = Math.min(min, sample);
      max = Math.max(max, sample);
      count++;
    }
  }
}
