package dev.hydrant.client.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.naming.ColumnPaths;
import dev.hydrant.client.naming.ExternalBodies;
import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.client.rest.EntityType;

/**
 * An entity that exists.
 *
 * @param marked whether it is an external asset that nothing has ingested
 * @param columns those it has, as far as the answer held them
 */
public record CatalogEntity(EntityRef ref, boolean marked, ColumnPaths columns) {
  /** One whose columns mean nothing. */
  public CatalogEntity(EntityRef ref, boolean marked) {
    this(ref, marked, ColumnPaths.NONE);
  }

  /** Reads it out of an answer that holds its source hash, and its columns where it has any. */
  public static CatalogEntity of(EntityType type, JsonNode entity) {
    return new CatalogEntity(
        new EntityRef(
            entity.path("id").asText(), type.wire(), entity.path("fullyQualifiedName").asText("")),
        isMarked(entity),
        ColumnPaths.of(type, entity));
  }

  /** Whether the answer is about an external asset. */
  public static boolean isMarked(JsonNode entity) {
    return entity.path("sourceHash").asText("").equals(ExternalBodies.MARK);
  }
}
