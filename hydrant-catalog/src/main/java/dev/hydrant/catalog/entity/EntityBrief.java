package dev.hydrant.catalog.entity;

import java.util.Optional;

/**
 * What a card about an entity shows, without its document.
 *
 * @param external made by Hydrant for an asset that nothing has ingested yet
 * @param location of a pipeline at its source, such as an ARN
 */
public record EntityBrief(
    EntityRef ref,
    Optional<String> serviceId,
    Optional<String> serviceType,
    boolean external,
    Optional<String> state,
    Optional<String> location) {
  /** The mark of external assets; a real ingestion overwrites it. */
  public static final String EXTERNAL_HASH = "hydrant-external";
}
