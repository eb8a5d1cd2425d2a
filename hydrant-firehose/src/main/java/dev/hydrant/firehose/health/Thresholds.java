package dev.hydrant.firehose.health;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.HealthSettings;

/**
 * The settings of the health rule, complete and checked.
 *
 * @param windowMinutes what counts as now
 * @param failedSuccess ratio of deliveries below which they fail
 * @param degradedSuccess ratio of deliveries below which they are not steady
 * @param freshnessSeconds least age at which data counts as late
 * @param throttled ratio of records above which throttling counts
 */
public record Thresholds(
    int windowMinutes,
    double failedSuccess,
    double degradedSuccess,
    int freshnessSeconds,
    double throttled) {
  private static final int SHORTEST_WINDOW = 30;
  private static final int LONGEST_WINDOW = 1_440;

  /** AWS measures by the minute. */
  private static final int LEAST_FRESHNESS = 60;

  /**
   * @throws HydrantException naming the setting that is not usable
   */
  public static Thresholds of(HealthSettings settings) {
    Thresholds thresholds =
        new Thresholds(
            settings.windowMinutes().orElse(60),
            settings.failedSuccessRatio().orElse(0.9),
            settings.degradedSuccessRatio().orElse(0.99),
            settings.freshnessSeconds().orElse(900),
            settings.throttledRatio().orElse(0.01));
    // A trend needs six periods of five minutes, and "now" is no longer than a day.
    check(
        thresholds.windowMinutes >= SHORTEST_WINDOW && thresholds.windowMinutes <= LONGEST_WINDOW,
        "windowMinutes must be from " + SHORTEST_WINDOW + " to " + LONGEST_WINDOW + ".");
    checkRatio("failedSuccessRatio", thresholds.failedSuccess);
    checkRatio("degradedSuccessRatio", thresholds.degradedSuccess);
    checkRatio("throttledRatio", thresholds.throttled);
    check(
        thresholds.failedSuccess <= thresholds.degradedSuccess,
        "failedSuccessRatio must not be above degradedSuccessRatio.");
    check(
        thresholds.freshnessSeconds >= LEAST_FRESHNESS,
        "freshnessSeconds must be at least " + LEAST_FRESHNESS + ".");
    return thresholds;
  }

  private static void checkRatio(String name, double ratio) {
    check(ratio >= 0 && ratio <= 1, name + " must be from 0 to 1.");
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new HydrantException(ErrorCode.CONFIG_INVALID_VALUE, "hydrant.health." + what);
    }
  }
}
