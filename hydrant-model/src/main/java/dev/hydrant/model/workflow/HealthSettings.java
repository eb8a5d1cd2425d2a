package dev.hydrant.model.workflow;

import java.util.Optional;

/**
 * Thresholds of the health rule. They are heuristics, so each can be changed.
 *
 * @param enabled false: no metric is read and no status written
 * @param windowMinutes how far back "now" reaches; 60 by default
 * @param failedSuccessRatio delivery success below it is a failure; 0.9 by default
 * @param degradedSuccessRatio delivery success below it is degraded; 0.99 by default
 * @param freshnessSeconds the least age of the oldest undelivered record that counts as late; 900
 *     by default; buffering and retry times count as well where they are longer
 * @param throttledRatio throttled records, of all that came, above which it is degraded; 0.01 by
 *     default
 */
public record HealthSettings(
    Optional<Boolean> enabled,
    Optional<Integer> windowMinutes,
    Optional<Double> failedSuccessRatio,
    Optional<Double> degradedSuccessRatio,
    Optional<Integer> freshnessSeconds,
    Optional<Double> throttledRatio) {
  public static HealthSettings defaults() {
    return new HealthSettings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
