package dev.hydrant.model.stream;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How a delivery stream did in one UTC hour.
 *
 * @param hour its start, a full hour
 * @param reasons empty when healthy or idle
 * @param measures JSON-shaped, see {@link Facts}: a number for each metric with data, such as
 *     {@code recordsIn}, {@code bytesIn}, {@code recordsDelivered}, {@code bytesDelivered}, {@code
 *     deliverySuccess} (0 to 1), {@code freshnessSeconds} (the highest), {@code recordsThrottled}
 */
public record HourHealth(
    Instant hour, HealthState state, List<HealthReason> reasons, Map<String, Object> measures) {
  public HourHealth {
    reasons = List.copyOf(reasons);
    measures = Facts.copy(measures);
  }
}
