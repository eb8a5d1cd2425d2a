package dev.hydrant.client.sink;

import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EdgeDetails;
import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.client.rest.LineageClient;
import java.util.Optional;

/** Writes one edge, unless it is there already or a person drew it. */
final class EdgeWriter {
  private final LineageClient lineage;
  private final ColumnLinks columns;
  private final EdgeLocks locks;
  private final Tally tally;

  EdgeWriter(CatalogClient catalog, EdgeLocks locks, Tally tally) {
    this.lineage = catalog.lineage();
    this.columns = new ColumnLinks(catalog);
    this.locks = locks;
    this.tally = tally;
  }

  /**
   * @param fresh one end was created a moment ago, so that no edge can be there
   */
  void write(PlannedEdge edge, EntityRef from, EntityRef to, String pipelineId, boolean fresh) {
    locks.locked(
        from.id(),
        to.id(),
        () -> {
          Optional<EdgeDetails> there =
              fresh ? Optional.empty() : lineage.findEdge(from.id(), to.id());
          put(edge, from, to, pipelineId, there);
          return true;
        });
  }

  private void put(
      PlannedEdge edge,
      EntityRef from,
      EntityRef to,
      String pipelineId,
      Optional<EdgeDetails> there) {
    if (there.isPresent() && Ownership.byPeople(there.get())) {
      tally.edgesKept.incrementAndGet();
      return;
    }
    if (edge.form() == EdgeForm.PLAIN && there.isPresent() && !Ownership.plain(there.get())) {
      return;
    }
    EdgeDetails wanted =
        new EdgeDetails(
            edge.form() == EdgeForm.CARRIED ? Optional.of(pipelineId) : Optional.empty(),
            edge.source(),
            edge.line().over(there.map(EdgeDetails::description).orElse("")),
            columns.of(edge.columns(), from, to));
    if (!there.equals(Optional.of(wanted))) {
      lineage.putEdge(from, to, wanted);
      tally.edgesWritten.incrementAndGet();
    }
  }
}
