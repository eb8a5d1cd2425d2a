package dev.hydrant.model.stream;

import dev.hydrant.model.lineage.Route;
import java.util.List;

/**
 * One delivery stream, whole: its pipeline, its complete set of routes and what is known of the
 * assets. A sink may rely on completeness: an edge of this stream that no route here asks for is
 * stale.
 *
 * @param lineageIncluded false when the run was told to leave lineage alone: the routes are empty
 *     and say nothing
 * @param assets facts about assets on the routes; an asset that is not listed has none
 * @param unresolved what names a source or target but is no asset
 */
public record StreamScan(
    DeliveryStream stream,
    boolean lineageIncluded,
    List<Route> routes,
    List<AssetFacts> assets,
    List<Unresolved> unresolved) {
  public StreamScan {
    routes = List.copyOf(routes);
    assets = List.copyOf(assets);
    unresolved = List.copyOf(unresolved);
  }
}
