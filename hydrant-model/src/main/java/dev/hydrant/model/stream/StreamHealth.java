package dev.hydrant.model.stream;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one delivery stream does, now and in the hours before.
 *
 * @param name of the delivery stream
 * @param state by the window that ends now
 * @param reasons for the state
 * @param hours oldest first; one per UTC hour that was looked at
 * @param lastActive the last time that data came in, as far as was looked back
 */
public record StreamHealth(
    String name,
    HealthState state,
    List<HealthReason> reasons,
    List<HourHealth> hours,
    Optional<Instant> lastActive) {
  public StreamHealth {
    reasons = List.copyOf(reasons);
    hours = List.copyOf(hours);
  }
}
