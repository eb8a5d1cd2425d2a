package dev.hydrant.client.sink;

import dev.hydrant.client.resolve.Resolution;
import dev.hydrant.model.asset.Asset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The edges of one stream with resolved names, before it is known who holds which.
 *
 * @param pipeline the stream's own node
 * @param edges one a pair
 * @param assets what stands behind each node that is an asset
 */
record EdgePlan(Node pipeline, List<PlannedEdge> edges, Map<Node, PlannedAsset> assets) {
  /** An asset and what the catalog has for it. */
  record PlannedAsset(Asset asset, Resolution resolution) {
    /** Whether an external asset has to be created before an edge can end here. */
    boolean missing() {
      return resolution instanceof Resolution.External external && external.existing().isEmpty();
    }
  }

  EdgePlan {
    edges = List.copyOf(edges);
    assets = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(assets));
  }

  boolean needsCreation() {
    return assets.values().stream().anyMatch(PlannedAsset::missing);
  }
}
