package dev.hydrant.simulator.identity;

import dev.hydrant.simulator.iam.Policy;
import java.util.List;
import java.util.Map;

/**
 * Who may call, and what they may do.
 *
 * @param furtherKeys access key id → account id, beside the accounts' own
 * @param acceptAnyKey unknown access keys act as the first account
 * @param policy what authenticated callers may do
 * @param roles trust of single roles; every other role of a known account may be assumed
 */
public record Access(
    Map<String, String> furtherKeys,
    boolean acceptAnyKey,
    Policy policy,
    List<SimulatedRole> roles) {
  /** The accounts' own keys, everything allowed. */
  public static final Access OPEN = new Access(Map.of(), false, Policy.ALLOW_ALL, List.of());

  public Access {
    furtherKeys = Map.copyOf(furtherKeys);
    roles = List.copyOf(roles);
  }

  public Access withFurtherKeys(Map<String, String> value) {
    return new Access(value, acceptAnyKey, policy, roles);
  }

  public Access acceptingAnyKey() {
    return new Access(furtherKeys, true, policy, roles);
  }

  public Access withPolicy(Policy value) {
    return new Access(furtherKeys, acceptAnyKey, value, roles);
  }

  public Access withRoles(List<SimulatedRole> value) {
    return new Access(furtherKeys, acceptAnyKey, policy, value);
  }
}
