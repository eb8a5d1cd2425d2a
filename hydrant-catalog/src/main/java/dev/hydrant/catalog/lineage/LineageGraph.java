package dev.hydrant.catalog.lineage;

import dev.hydrant.catalog.entity.EntityRef;
import java.util.List;
import java.util.Map;

/**
 * What surrounds an entity.
 *
 * @param nodes by identifier, without the entity itself
 * @param complete false when a limit left something out
 */
public record LineageGraph(
    EntityRef entity,
    Map<String, EntityRef> nodes,
    List<Hop> upstream,
    List<Hop> downstream,
    boolean complete) {
  public LineageGraph {
    nodes = Map.copyOf(nodes);
    upstream = List.copyOf(upstream);
    downstream = List.copyOf(downstream);
  }
}
