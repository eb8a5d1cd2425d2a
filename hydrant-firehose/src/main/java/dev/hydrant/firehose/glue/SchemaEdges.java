package dev.hydrant.firehose.glue;

import dev.hydrant.firehose.map.SchemaTable;
import dev.hydrant.firehose.upstream.FactEdit;
import dev.hydrant.firehose.upstream.RouteOrder;
import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.asset.S3Location;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.stream.AssetFacts;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Decides how the table of a format conversion hangs together with what is delivered: behind the
 * bucket that holds its data, else beside it.
 */
record SchemaEdges(StreamScan scan, GlueTable table) {
  private static final String DESTINATION = "destination";

  StreamScan with(TableReading reading) {
    SchemaTable words = new SchemaTable(table);
    if (reading.missing()) {
      return warned(scan, words.missing());
    }
    CatalogTable found = reading.table().orElseThrow();
    StreamScan known = withColumns(found);
    List<S3Location> held = delivered().stream().filter(found::holds).toList();
    return held.isEmpty()
        ? warned(
            known.withRoutes(scan.routes().stream().map(this::elsewhere).toList()),
            words.elsewhere(found.location()))
        : FactEdit.remove(described(known, held, found), DESTINATION, SchemaTable.WARNINGS);
  }

  /** A conversion writes by the table's schema, wherever the table's own data lies. */
  private StreamScan withColumns(CatalogTable found) {
    List<AssetFacts> assets = new ArrayList<>(scan.assets());
    delivered()
        .forEach(location -> assets.add(new AssetFacts(location, found.columns(), Map.of())));
    return scan.withAssets(assets);
  }

  /** The edge belongs to no delivery stream, so nothing of one may stand in its line. */
  private StreamScan described(StreamScan known, List<S3Location> held, CatalogTable found) {
    List<Route> routes = new ArrayList<>(known.routes());
    routes.removeIf(this::isDelivery);
    held.forEach(
        location ->
            routes.add(
                new Route(
                    End.of(location),
                    End.of(table),
                    EdgeRole.DESCRIBED_BY,
                    "location " + found.location(),
                    new ColumnRule.ByName())));
    return RouteOrder.with(known, routes);
  }

  private List<S3Location> delivered() {
    return scan.routes().stream()
        .filter(route -> route.role() == EdgeRole.DELIVERY && route.to() instanceof End.Of)
        .map(route -> ((End.Of) route.to()).asset())
        .filter(S3Location.class::isInstance)
        .map(S3Location.class::cast)
        .distinct()
        .toList();
  }

  private boolean isDelivery(Route route) {
    return route.role() == EdgeRole.DELIVERY && route.to().equals(End.of(table));
  }

  private Route elsewhere(Route route) {
    return isDelivery(route)
        ? new Route(
            route.from(),
            route.to(),
            route.role(),
            route.detail().replace(SchemaTable.UNVERIFIED, SchemaTable.ELSEWHERE),
            route.columns())
        : route;
  }

  private static StreamScan warned(StreamScan scan, String warning) {
    return FactEdit.put(scan, DESTINATION, SchemaTable.WARNINGS, List.of(warning));
  }
}
