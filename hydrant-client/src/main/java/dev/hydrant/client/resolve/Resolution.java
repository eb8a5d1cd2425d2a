package dev.hydrant.client.resolve;

import dev.hydrant.client.naming.AssetName;
import dev.hydrant.model.stream.UnresolvedReason;
import java.util.Optional;

/** What the catalog has for an asset. */
public sealed interface Resolution {
  /** An entity that something ingested. */
  record Found(CatalogEntity entity) implements Resolution {}

  /**
   * Nothing, so an external asset stands for it.
   *
   * @param existing the external asset where it is there already
   * @param explanation one sentence for a person; empty where the reason says it all
   */
  record External(
      AssetName name, Optional<CatalogEntity> existing, UnresolvedReason reason, String explanation)
      implements Resolution {}

  /**
   * Nothing, and nothing may be made.
   *
   * @param explanation one sentence for a person
   */
  record Unresolved(AssetName name, UnresolvedReason reason, String explanation)
      implements Resolution {}
}
