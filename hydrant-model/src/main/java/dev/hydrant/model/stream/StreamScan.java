package dev.hydrant.model.stream;

import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.Route;
import java.util.List;
import java.util.Set;

/**
 * One delivery stream, whole: its pipeline, its complete set of routes and what is known of the
 * assets. A sink may rely on completeness: an edge of this stream that no route here asks for is
 * stale, unless its role is among those that could not be read.
 *
 * @param lineageIncluded false when the run was told to leave lineage alone: the routes are empty
 *     and say nothing
 * @param assets facts about assets on the routes; an asset that is not listed has none
 * @param unresolved what names a source or target but is no asset
 * @param unread roles whose routes were not or not completely read this time; missing routes of
 *     these roles say nothing about edges that exist
 */
public record StreamScan(
    DeliveryStream stream,
    boolean lineageIncluded,
    List<Route> routes,
    List<AssetFacts> assets,
    List<Unresolved> unresolved,
    Set<EdgeRole> unread) {
  public StreamScan {
    routes = List.copyOf(routes);
    assets = List.copyOf(assets);
    unresolved = List.copyOf(unresolved);
    unread = Set.copyOf(unread);
  }

  /** With everything read that could be. */
  public StreamScan(
      DeliveryStream stream,
      boolean lineageIncluded,
      List<Route> routes,
      List<AssetFacts> assets,
      List<Unresolved> unresolved) {
    this(stream, lineageIncluded, routes, assets, unresolved, Set.of());
  }

  public StreamScan withStream(DeliveryStream other) {
    return new StreamScan(other, lineageIncluded, routes, assets, unresolved, unread);
  }

  public StreamScan withRoutes(List<Route> others) {
    return new StreamScan(stream, lineageIncluded, others, assets, unresolved, unread);
  }

  public StreamScan withAssets(List<AssetFacts> others) {
    return new StreamScan(stream, lineageIncluded, routes, others, unresolved, unread);
  }

  public StreamScan withUnresolved(List<Unresolved> others) {
    return new StreamScan(stream, lineageIncluded, routes, assets, others, unread);
  }

  public StreamScan withUnread(Set<EdgeRole> others) {
    return new StreamScan(stream, lineageIncluded, routes, assets, unresolved, others);
  }
}
