package dev.hydrant.client.rest;

import java.util.Optional;

/**
 * What a catalog says about itself.
 *
 * @param version of the contract it announces
 * @param hydrantVersion of Hydrant, when the catalog is Hydrant's own
 */
public record CatalogServer(String version, Optional<String> hydrantVersion) {
  /** Whether the catalog is Hydrant's own, which takes extensions without a definition. */
  public boolean isHydrant() {
    return hydrantVersion.isPresent();
  }
}
