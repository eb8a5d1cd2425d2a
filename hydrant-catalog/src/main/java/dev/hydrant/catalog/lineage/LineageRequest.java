package dev.hydrant.catalog.lineage;

import dev.hydrant.model.lineage.EdgeRole;
import java.util.Set;

/**
 * How far a look at lineage goes.
 *
 * @param roles that edges must have; empty means all
 * @param limit on the edges in each direction
 */
public record LineageRequest(
    int upstreamDepth, int downstreamDepth, Set<EdgeRole> roles, int limit) {
  private static final int ALL = -1;

  public LineageRequest {
    roles = Set.copyOf(roles);
  }

  int roleBits() {
    return roles.isEmpty() ? ALL : StoredEdge.bits(roles);
  }
}
