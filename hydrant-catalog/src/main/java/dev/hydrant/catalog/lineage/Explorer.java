package dev.hydrant.catalog.lineage;

import dev.hydrant.catalog.entity.EntityBrief;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityLookup;
import dev.hydrant.catalog.entity.EntityRef;
import dev.hydrant.catalog.jdbc.Database;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Lineage as the page draws it: nodes with depth and neighbour counts, edges with roles. */
public final class Explorer {
  /** A node of the graph costs a few edges on average; beyond this the rest is "more". */
  private static final int EDGES_PER_NODE = 8;

  private final Database database;

  public Explorer(Database database) {
    this.database = database;
  }

  /**
   * @param depths of nodes, upstream negative; the first is the focus
   * @param briefs of nodes, of the pipelines on edges, and of services
   * @param truncated whether the limit left something out
   */
  public record View(
      String focus,
      Map<String, Integer> depths,
      Map<String, EntityBrief> briefs,
      Map<String, Integer> upstreamCounts,
      Map<String, Integer> downstreamCounts,
      List<Hop> edges,
      boolean truncated) {}

  /**
   * @param request its limit is the number of nodes
   * @throws dev.hydrant.model.error.HydrantException NOT_FOUND
   */
  public View view(String type, EntityKey key, LineageRequest request) {
    EntityRef focus = database.read(handle -> EntityLookup.require(handle, type, key));
    Walk.Found up = walk(focus, Walk.Direction.UPSTREAM, request.upstreamDepth(), request);
    Walk.Found down = walk(focus, Walk.Direction.DOWNSTREAM, request.downstreamDepth(), request);
    Map<String, Integer> depths = new LinkedHashMap<>();
    depths.put(focus.id(), 0);
    Set<Hop> hops = new LinkedHashSet<>();
    List<Sided> found =
        Stream.concat(sided(up, true), sided(down, false))
            .sorted(Comparator.comparingInt(sided -> sided.hop().depth()))
            .toList();
    boolean whole = placeAll(found, depths, hops, request.limit());
    boolean complete = whole && up.complete() && down.complete();
    return describe(focus.id(), depths, List.copyOf(hops), request, !complete);
  }

  private record Sided(Hop hop, boolean upstream) {}

  private static Stream<Sided> sided(Walk.Found found, boolean upstream) {
    return found.hops().stream().map(hop -> new Sided(hop, upstream));
  }

  /**
   * Takes edges in from the focus outwards. The two edges at a pipeline are equally far, in any
   * order: those whose near end is not there yet wait for the next round.
   */
  private static boolean placeAll(
      List<Sided> found, Map<String, Integer> depths, Set<Hop> hops, int limit) {
    List<Sided> waiting = found;
    while (true) {
      List<Sided> left =
          waiting.stream().filter(sided -> !place(sided, depths, hops, limit)).toList();
      if (left.isEmpty() || left.size() == waiting.size()) {
        return left.isEmpty();
      }
      waiting = left;
    }
  }

  /** Takes an edge in; false when one of its ends would be a node too many. */
  private static boolean place(Sided sided, Map<String, Integer> depths, Set<Hop> hops, int limit) {
    Hop hop = sided.hop();
    String far = sided.upstream() ? hop.fromId() : hop.toId();
    String near = sided.upstream() ? hop.toId() : hop.fromId();
    if (!depths.containsKey(near) || !depths.containsKey(far) && depths.size() >= limit) {
      return false;
    }
    depths.putIfAbsent(far, sided.upstream() ? -hop.depth() : hop.depth());
    hops.add(hop);
    return true;
  }

  private View describe(
      String focus,
      Map<String, Integer> depths,
      List<Hop> hops,
      LineageRequest request,
      boolean truncated) {
    Set<String> ids = new LinkedHashSet<>(depths.keySet());
    hops.forEach(hop -> hop.edge().pipelineId().ifPresent(ids::add));
    Map<String, EntityBrief> briefs =
        new LinkedHashMap<>(database.read(handle -> EntityLookup.briefs(handle, ids)));
    Set<String> services = new LinkedHashSet<>();
    briefs.values().forEach(brief -> brief.serviceId().ifPresent(services::add));
    briefs.putAll(database.read(handle -> EntityLookup.briefs(handle, services)));
    return new View(
        focus,
        depths,
        briefs,
        database.read(handle -> counts(handle, "to_id", "from_id", ids, request)),
        database.read(handle -> counts(handle, "from_id", "to_id", ids, request)),
        hops,
        truncated);
  }

  /** Distinct neighbours on one side; of a pipeline also the ends of the edges that carry it. */
  private static Map<String, Integer> counts(
      Handle handle, String near, String far, Collection<String> ids, LineageRequest request) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    handle
        .createQuery(
            """
            select id, count(*) as neighbours from (
              select %1$s as id, %2$s as other from lineage_edge
              where %1$s in (<ids>) and hidden = 0 and (roles & :roles) <> 0
              union
              select pipeline_id, %2$s from lineage_edge
              where pipeline_id in (<ids>) and hidden = 0 and (roles & :roles) <> 0
            ) as pairs group by id
            """
                .formatted(near, far))
        .bindList("ids", List.copyOf(ids))
        .bind("roles", request.roleBits())
        .map((rs, context) -> Map.entry(rs.getString("id"), rs.getInt("neighbours")))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  private Walk.Found walk(
      EntityRef focus, Walk.Direction direction, int depth, LineageRequest request) {
    return database.read(
        new Walk(
                focus.id(),
                focus.type().equals("pipeline"),
                direction,
                depth,
                request.roleBits(),
                request.limit() * EDGES_PER_NODE,
                true)
            ::run);
  }
}
