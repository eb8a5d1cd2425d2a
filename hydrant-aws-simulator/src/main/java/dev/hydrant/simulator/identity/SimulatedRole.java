package dev.hydrant.simulator.identity;

import org.jspecify.annotations.Nullable;

/**
 * The trust that a role gives. Roles not described may be assumed by every known caller.
 *
 * @param assumable false: every AssumeRole is denied
 * @param externalId must be given exactly, where set
 * @param maxSessionSeconds longest session that the role allows
 * @param allowsSourceIdentity whether callers may set a source identity
 */
public record SimulatedRole(
    String arn,
    boolean assumable,
    @Nullable String externalId,
    int maxSessionSeconds,
    boolean allowsSourceIdentity) {

  public static SimulatedRole open(String arn) {
    return new SimulatedRole(arn, true, null, 43_200, true);
  }

  public static SimulatedRole denied(String arn) {
    return new SimulatedRole(arn, false, null, 3_600, true);
  }

  public SimulatedRole withExternalId(String id) {
    return new SimulatedRole(arn, assumable, id, maxSessionSeconds, allowsSourceIdentity);
  }

  public SimulatedRole withMaxSessionSeconds(int seconds) {
    return new SimulatedRole(arn, assumable, externalId, seconds, allowsSourceIdentity);
  }

  public SimulatedRole withoutSourceIdentity() {
    return new SimulatedRole(arn, assumable, externalId, maxSessionSeconds, false);
  }
}
