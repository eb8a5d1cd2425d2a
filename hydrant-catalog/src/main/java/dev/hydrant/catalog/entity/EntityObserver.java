package dev.hydrant.catalog.entity;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** What else is kept about entities, and must change in the same transaction. */
public interface EntityObserver {
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
