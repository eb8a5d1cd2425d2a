package dev.hydrant.client.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.client.sink.PipelineIndex.Known;
import dev.hydrant.client.sink.StreamChanges.Action;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.name.Fqn;
import dev.hydrant.model.run.ScanReport;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Marks the pipelines as deleted whose streams AWS no longer has. Their edges go first, since a
 * catalog keeps the edges of a pipeline that is deleted softly. Before that the commit mark is
 * undone: a stream that reappears halfway is then written anew.
 */
final class PipelineDeletion {
  private static final int LOGGED = 100;

  private final CatalogClient catalog;
  private final String service;
  private final PipelineIndex index;
  private final StreamEdges edges;
  private final RunNotes notes;

  PipelineDeletion(
      CatalogClient catalog,
      String service,
      PipelineIndex index,
      StreamEdges edges,
      RunNotes notes) {
    this.catalog = catalog;
    this.service = service;
    this.index = index;
    this.edges = edges;
    this.notes = notes;
  }

  /**
   * @throws HydrantException when no pipeline can be deleted, as the catalog is gone or refuses
   */
  void run(ScanReport scan, DeletionGuard guard) {
    Map<String, Known> there = scan.scope().map(index::of).orElse(Map.of());
    SortedMap<String, Known> gone = new TreeMap<>(there);
    gone.keySet().retainAll(guard.gone(scan, there.keySet()));
    int done = 0;
    for (Map.Entry<String, Known> pipeline : gone.entrySet()) {
      if (delete(pipeline.getKey(), pipeline.getValue())) {
        done++;
        tell(done, pipeline.getKey(), gone.size());
      }
      notes.tally().finishing(done, gone.size());
    }
  }

  private void tell(int done, String name, int all) {
    notes.tally().deleted.incrementAndGet();
    if (done <= LOGGED) {
      notes
          .tally()
          .info(
              "AWS no longer has "
                  + name
                  + (notes.book().isKept() ? ", so it would be" : ", so it is")
                  + " marked as deleted.");
    }
    if (done == LOGGED && all > LOGGED) {
      notes.tally().info("Further deletions are counted only.");
    }
  }

  private boolean delete(String name, Known known) {
    StreamChanges changes = new StreamChanges(name);
    changes.action(Action.DELETE);
    EntityRef pipeline =
        new EntityRef(known.id(), EntityType.PIPELINE.wire(), Fqn.of(service, name));
    try {
      if (!known.hash().isEmpty()) {
        catalog.patch(EntityType.PIPELINE, known.id(), undo(known.hash()));
      }
      edges.removeAll(new Target(pipeline, false, Set.of(), true, changes));
      catalog.softDelete(EntityType.PIPELINE, known.id());
    } catch (HydrantException e) {
      if (RunNotes.fatal(e)) {
        throw e;
      }
      notes.tally().error(e.code(), name, e.text(), e.advice());
      return false;
    }
    notes.book().addDeleted(changes);
    return true;
  }

  private static JsonNode undo(String hash) {
    return PipelinePatch.commit(SourceHash.undone(hash), JsonNodeFactory.instance.arrayNode());
  }
}
