package dev.hydrant.firehose.upstream;

import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Adds to a scan so that its parts stay in the order that the mapping gave them. */
public final class RouteOrder {
  private RouteOrder() {}

  /** With these routes in the order of their roles, each once. */
  public static StreamScan with(StreamScan scan, Collection<Route> routes) {
    return scan.withRoutes(
        new ArrayList<>(new LinkedHashSet<>(routes))
            .stream().sorted(Comparator.comparing(Route::role, EdgeRole.byStrength())).toList());
  }

  /** With one more role whose routes could not all be read. */
  public static StreamScan unread(StreamScan scan, EdgeRole role) {
    Set<EdgeRole> roles = EnumSet.of(role);
    roles.addAll(scan.unread());
    return scan.withUnread(roles);
  }
}
