package dev.hydrant.catalog.lineage;

import dev.hydrant.model.lineage.EdgeRole;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An edge as it is in the database.
 *
 * @param pipelineId of the pipeline that the edge runs through
 * @param role the strongest of its roles
 * @param details the contract's lineage details as JSON
 */
public record StoredEdge(
    String fromId,
    String toId,
    Optional<String> pipelineId,
    EdgeRole role,
    int roleBits,
    String source,
    Optional<String> description,
    String details) {

  public List<EdgeRole> roles() {
    return Arrays.stream(EdgeRole.values()).filter(role -> (roleBits & bit(role)) != 0).toList();
  }

  static int bits(Collection<EdgeRole> roles) {
    return roles.stream().mapToInt(StoredEdge::bit).reduce(0, (a, b) -> a | b);
  }

  private static int bit(EdgeRole role) {
    return 1 << role.ordinal();
  }
}
