package dev.hydrant.firehose.health;

import dev.hydrant.model.stream.HealthReason;
import dev.hydrant.model.stream.HealthState;
import java.util.List;

/**
 * @param reasons the weightiest first; none for a healthy or idle stream
 */
record Verdict(HealthState state, List<HealthReason> reasons) {
  Verdict {
    reasons = List.copyOf(reasons);
  }

  static Verdict of(HealthState state, HealthReason... reasons) {
    return new Verdict(state, List.of(reasons));
  }
}
