package dev.hydrant.catalog.lineage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Follows edges from one entity in one direction: a single recursive statement, bounded by depth
 * and by rows, so that no graph, however dense, makes it slow.
 *
 * @param pipeline whether the start is a pipeline: then edges that carry it count as its own
 * @param roleBits only edges with one of these roles
 * @param throughPipelines whether the way on from a pipeline is no further hop: source, pipeline
 *     and destination are one thought, however the edge between them is stored
 */
record Walk(
    String start,
    boolean pipeline,
    Direction direction,
    int depth,
    int roleBits,
    int limit,
    boolean throughPipelines) {
  enum Direction {
    UPSTREAM("to_id", "from_id"),
    DOWNSTREAM("from_id", "to_id");

    /** The end at which the walk arrives, and the one at which it goes on. */
    private final String near;

    private final String far;

    Direction(String near, String far) {
      this.near = near;
      this.far = far;
    }
  }

  /**
   * @param complete false when the row limit cut the walk short
   */
  record Found(List<Hop> hops, boolean complete) {}

  Found run(Handle handle) {
    if (depth == 0) {
      return new Found(List.of(), true);
    }
    List<Hop> rows =
        handle
            .createQuery(sql())
            .bind("start", start)
            .bind("depth", depth)
            .bind("roles", roleBits)
            .bind("limit", limit + 1)
            .map((rs, context) -> hop(rs.getInt("depth"), EdgeTable.edge(rs, context)))
            .list();
    return new Found(nearest(rows), rows.size() <= limit);
  }

  /** An edge can be reached on ways of different length: the shortest counts. */
  private static List<Hop> nearest(List<Hop> rows) {
    Map<List<String>, Hop> byPair = new LinkedHashMap<>();
    rows.stream()
        .sorted(Comparator.comparingInt(Hop::depth))
        .forEach(hop -> byPair.merge(List.of(hop.fromId(), hop.toId()), hop, Walk::sameShownPair));
    return new ArrayList<>(byPair.values());
  }

  /** Seen from a pipeline, several edges can look like one: it has the roles of all. */
  private static Hop sameShownPair(Hop first, Hop second) {
    StoredEdge edge = first.edge();
    int bits = edge.roleBits() | second.edge().roleBits();
    StoredEdge joined =
        new StoredEdge(
            edge.fromId(),
            edge.toId(),
            edge.pipelineId(),
            edge.role().compareTo(second.edge().role()) <= 0 ? edge.role() : second.edge().role(),
            bits,
            edge.source(),
            edge.description(),
            edge.details());
    return new Hop(first.fromId(), first.toId(), first.depth(), joined);
  }

  private Hop hop(int depth, StoredEdge edge) {
    boolean rewritten =
        pipeline && edge.pipelineId().filter(start::equals).isPresent() && depth == 1;
    String from = rewritten && direction == Direction.DOWNSTREAM ? start : edge.fromId();
    String to = rewritten && direction == Direction.UPSTREAM ? start : edge.toId();
    return new Hop(from, to, depth, edge);
  }

  private String sql() {
    String carried =
        pipeline
            ? """
              union
              select e.from_id, e.to_id, 1 from lineage_edge e
              where e.pipeline_id = :start and e.hidden = 0 and (e.roles & :roles) <> 0
              """
            : "";
    return """
        with recursive start (from_id, to_id, depth) as (
          select e.from_id, e.to_id, 1 from lineage_edge e
          where e.%1$s = :start and e.hidden = 0 and (e.roles & :roles) <> 0
          %3$s
        ),
        walk (from_id, to_id, depth) as (
          select from_id, to_id, depth from start
          union
          select e.from_id, e.to_id, walk.depth + %5$s
          from walk join lineage_edge e on e.%1$s = walk.%2$s %6$s
          where walk.depth + %5$s <= :depth and e.hidden = 0 and (e.roles & :roles) <> 0
        )
        select %4$s, w.depth
        from (select from_id, to_id, depth from walk limit :limit) w
        join lineage_edge e on e.from_id = w.from_id and e.to_id = w.to_id
        """
        .formatted(
            direction.near,
            direction.far,
            carried,
            EdgeTable.COLUMNS,
            throughPipelines ? "case when n.type = 'pipeline' then 0 else 1 end" : "1",
            throughPipelines ? "join entity n on n.id = walk." + direction.far : "");
  }
}
