package dev.hydrant.catalog.entity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the other stores may ask about entities inside a transaction of their own. */
public final class EntityLookup {
  private EntityLookup() {}

  /** By identifier; what does not exist is left out. */
  public static Map<String, EntityRef> references(Handle handle, Collection<String> ids) {
    return EntityTable.references(handle, ids);
  }

  /** By identifier; what does not exist is left out. */
  public static Map<String, EntityBrief> briefs(Handle handle, Collection<String> ids) {
    return EntityTable.briefs(handle, ids);
  }

  /** Also a deleted one. */
  public static Optional<EntityRef> find(Handle handle, String type, EntityKey key) {
    return EntityTable.find(handle, type, key)
        .flatMap(row -> Optional.ofNullable(references(handle, List.of(row.id())).get(row.id())));
  }

  /**
   * @throws dev.hydrant.model.error.HydrantException NOT_FOUND when it is missing or deleted
   */
  public static EntityRef require(Handle handle, String type, EntityKey key) {
    return find(handle, type, key)
        .filter(ref -> !ref.deleted())
        .orElseThrow(() -> Missing.entity(type, key.value()));
  }
}
