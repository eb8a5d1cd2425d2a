package dev.hydrant.model.run;

import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the ends of the edges of one role.
 *
 * @param resolved found in the catalog
 * @param external represented by an external asset
 * @param unresolved without an entity, by reason
 */
public record RoleCounts(long resolved, long external, Map<String, Long> unresolved) {
  public RoleCounts {
    unresolved = java.util.Collections.unmodifiableMap(new TreeMap<>(unresolved));
  }
}
