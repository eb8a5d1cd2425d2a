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
 * @param hours oldest first; one per UTC hour that could be judged. The last one is always the hour
 *     that is not over: it has too little data to be judged by itself, so it has the state, the
 *     reasons and the measures of the window that ends now
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
