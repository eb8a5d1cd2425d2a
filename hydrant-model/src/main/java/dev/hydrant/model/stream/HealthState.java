package dev.hydrant.model.stream;

/** How a delivery stream does. */
public enum HealthState {
  HEALTHY,
  /** It delivers, but not all, not in time, or not without losses. */
  DEGRADED,
  /** It does not deliver, or AWS gave it up. */
  FAILED,
  /** It is being created or deleted. */
  PENDING,
  /** Nothing came in. */
  IDLE,
  /** The measures could not be read. */
  UNKNOWN
}
