package dev.hydrant.firehose.glue;

import dev.hydrant.firehose.upstream.RouteOrder;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.stream.StreamScan;

/** Puts a table in the place of the resource link that stood for it. */
record RealTable(Asset written, Asset real) {
  StreamScan in(StreamScan scan) {
    return real.equals(written)
        ? scan
        : RouteOrder.with(scan, scan.routes().stream().map(this::replaced).toList());
  }

  private Route replaced(Route route) {
    return route.to().equals(End.of(written))
        ? new Route(
            route.from(),
            End.of(real),
            route.role(),
            route.detail() + " · through resource link " + link(),
            route.columns())
        : route;
  }

  private String link() {
    return TableName.of(written).map(name -> name.database() + "." + name.table()).orElse("");
  }
}
