package dev.hydrant.client.sink;

import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.model.lineage.EdgeRole;
import java.util.Set;

/**
 * The pipeline whose edges are being brought to what is wanted.
 *
 * @param fresh it was created a moment ago, so that it has no edges
 * @param unread roles that were not read; existing edges of these say nothing and stay
 * @param all whether the edges that other tools drew for this pipeline are replaced as well
 * @param changes where everything done is noted
 */
record Target(
    EntityRef pipeline, boolean fresh, Set<EdgeRole> unread, boolean all, StreamChanges changes) {
  Target {
    unread = Set.copyOf(unread);
  }
}
