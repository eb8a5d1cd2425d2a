package dev.hydrant.client.sink;

import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EdgeDetails;
import dev.hydrant.client.rest.LineageClient;
import dev.hydrant.client.sink.EdgeSet.ReadyEdge;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.lineage.EdgeLine;
import dev.hydrant.model.lineage.EdgeRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes one edge, unless it is there already or a person drew it. */
final class EdgeWriter {
  private final LineageClient lineage;
  private final EdgeLocks locks;
  private final Tally tally;

  EdgeWriter(CatalogClient catalog, EdgeLocks locks, Tally tally) {
    this.lineage = catalog.lineage();
    this.locks = locks;
    this.tally = tally;
  }

  void write(ReadyEdge edge, Target target) {
    IdPair pair = edge.pair();
    locks.locked(
        pair.from().id(),
        pair.to().id(),
        () -> {
          Optional<EdgeDetails> there =
              edge.none() ? Optional.empty() : lineage.findEdge(pair.from().id(), pair.to().id());
          put(edge.edge(), pair, target, there);
          return true;
        });
  }

  private void put(PlannedEdge edge, IdPair pair, Target target, Optional<EdgeDetails> there) {
    if (there.isPresent() && Ownership.byPeople(there.get())) {
      tally.kept(pair);
      return;
    }
    if (edge.form() == EdgeForm.PLAIN && there.isPresent() && !Ownership.plain(there.get())) {
      return;
    }
    EdgeDetails wanted =
        new EdgeDetails(
            edge.form() == EdgeForm.CARRIED
                ? Optional.of(target.pipeline().id())
                : Optional.empty(),
            edge.source(),
            line(edge, pair, target, there).over(there.map(EdgeDetails::description).orElse("")),
            edge.links());
    if (!there.equals(Optional.of(wanted))) {
      put(pair, wanted);
      tally.edgesWritten.incrementAndGet();
      target.changes().edgeWritten(pair, wanted.description(), there.isPresent());
    }
  }

  /** Some catalogs take columns of tables only; the edge itself matters more. */
  private void put(IdPair pair, EdgeDetails wanted) {
    try {
      lineage.putEdge(pair.from(), pair.to(), wanted);
    } catch (HydrantException e) {
      if (e.code() != ErrorCode.CATALOG_REFUSED || wanted.columns().isEmpty()) {
        throw e;
      }
      lineage.putEdge(pair.from(), pair.to(), wanted.withoutColumns());
      tally.warn(
          e.code(),
          "",
          "The catalog takes no column lineage from a "
              + pair.from().type()
              + " to a "
              + pair.to().type()
              + ". "
              + e.text(),
          "The edges are there without columns; a newer catalog may take them.");
    }
  }

  /** A role that this edge had and that could not be read this time stays on it. */
  private static EdgeLine line(
      PlannedEdge edge, IdPair pair, Target target, Optional<EdgeDetails> there) {
    List<EdgeRole> roles = new ArrayList<>(edge.line().roles());
    there
        .filter(each -> Ownership.ofPipeline(each, target.pipeline().id(), pair, false))
        .flatMap(each -> EdgeLine.parse(each.description()))
        .ifPresent(
            line -> line.roles().stream().filter(target.unread()::contains).forEach(roles::add));
    return new EdgeLine(roles, edge.line().detail());
  }
}
