package dev.hydrant.model.lineage;

import dev.hydrant.model.asset.Asset;

/**
 * One side of a route: an asset, or the pipeline itself where that side is not known as an asset.
 */
public sealed interface End {
  /** A known asset. */
  record Of(Asset asset) implements End {}

  /** The pipeline is the node: the other side is unknown, or the pairing is. */
  record ThePipeline() implements End {}

  static End of(Asset asset) {
    return new Of(asset);
  }

  static End thePipeline() {
    return new ThePipeline();
  }
}
