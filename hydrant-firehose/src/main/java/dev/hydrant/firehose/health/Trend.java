package dev.hydrant.firehose.health;

/** The last values of a measure, as many as make a trend; none where there are not so many. */
final class Trend {
  /** How many periods it takes. */
  static final int PERIODS = 6;

  private final double[] values;

  Trend(double[] values) {
    this.values = values.clone();
  }

  /** The newest value; 0 without a trend. */
  double newest() {
    return values.length == 0 ? 0 : values[values.length - 1];
  }

  boolean neverFalls() {
    for (int i = 1; i < values.length; i++) {
      if (values[i] < values[i - 1]) {
        return false;
      }
    }
    return values.length > 0;
  }

  boolean alwaysRises() {
    for (int i = 1; i < values.length; i++) {
      if (values[i] <= values[i - 1]) {
        return false;
      }
    }
    return values.length > 0;
  }
}
