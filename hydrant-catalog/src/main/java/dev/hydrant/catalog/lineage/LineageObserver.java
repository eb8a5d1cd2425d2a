package dev.hydrant.catalog.lineage;

import dev.hydrant.catalog.entity.EntityObserver;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Hides edges with the entities that they touch or run through; removal is the schema's work. */
public final class LineageObserver implements EntityObserver {
  @Override
  public void described(Handle handle, String id, String words) {}

  @Override
  public void hiddenOrShown(Handle handle, List<String> ids) {
    EdgeTable.hideOrShow(handle, ids);
  }

  @Override
  public void removing(Handle handle, List<String> ids) {}
}
