package dev.hydrant.firehose.health;

import java.util.Locale;

/** Numbers as the sentences of reasons write them. */
final class Words {
  /** Tenths of a percent in a ratio of 1. */
  private static final double TENTHS = 1_000;

  /** What binary fractions are off by. */
  private static final double NOISE = 1e-9;

  private Words() {}

  static String count(double number) {
    return String.format(Locale.ROOT, "%,d", Math.round(number));
  }

  /** A ratio that is too small, rounded down so that it never reads like the threshold. */
  static String percentBelow(double ratio) {
    return percent(Math.floor(ratio * TENTHS + NOISE) / TENTHS);
  }

  /** A ratio that is too large, rounded up for the same reason. */
  static String percentAbove(double ratio) {
    return percent(Math.ceil(ratio * TENTHS - NOISE) / TENTHS);
  }

  static String percent(double ratio) {
    String text = String.format(Locale.ROOT, "%.2f", ratio * 100);
    return text.replaceFirst("\\.?0+$", "") + " %";
  }
}
