package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What else is kept about entities, and must change in the same transaction. */
public interface EntityObserver {
  /**
   * An entity was created or changed in any way, soft-deleted and restored included. What is thrown
   * undoes the change.
   *
   * @param document as it is stored now: passwords sealed, references short
   */
  default void written(Handle handle, String type, JsonNode document) {}

  /**
   * The searchable text of an entity is new or has changed.
   *
   * @param words name, display name, description and qualified name
   */
  void described(Handle handle, String id, String words);

  /** Entities were soft-deleted or restored. */
  void hiddenOrShown(Handle handle, List<String> ids);

  /** Entities are about to be removed for good. */
  void removing(Handle handle, List<String> ids);
}
