package dev.hydrant.firehose.health;

import java.util.Locale;

/** Numbers as the sentences of reasons write them. */
final class Words {
  private static final double TENTHS = 1_000;

  private Words() {}

  static String count(double number) {
    return String.format(Locale.ROOT, "%,d", Math.round(number));
  }

  /** A ratio that is too small, rounded down so that it never reads like the threshold. */
  static String percentBelow(double ratio) {
    return percent(Math.floor(ratio * TENTHS) / TENTHS);
  }

  /** A ratio that is too large, rounded up for the same reason. */
  static String percentAbove(double ratio) {
    return percent(Math.ceil(ratio * TENTHS) / TENTHS);
  }

  static String percent(double ratio) {
    String text = String.format(Locale.ROOT, "%.2f", ratio * 100);
    return text.replaceFirst("\\.?0+$", "") + " %";
  }
}
