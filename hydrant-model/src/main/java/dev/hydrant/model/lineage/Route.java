package dev.hydrant.model.lineage;

import java.util.List;

/**
 * One way that data takes through a delivery stream. A route joins two assets only where the
 * pairing is known; else one end is the pipeline. Never a cross product.
 *
 * @param detail facts for the edge's line, without the role: prefix, compression, mode …
 * @param columns empty where the columns of either side are not known
 */
public record Route(End from, End to, EdgeRole role, String detail, List<ColumnPair> columns) {
  public Route {
    columns = List.copyOf(columns);
  }
}
