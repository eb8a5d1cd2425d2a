package dev.hydrant.model.lineage;

/**
 * One way that data takes through a delivery stream. A route joins two assets only where the
 * pairing is known; else one end is the pipeline. Never a cross product.
 *
 * @param detail facts for the edge's line, without the role: prefix, compression, mode …
 * @param columns how columns of one end become columns of the other
 */
public record Route(End from, End to, EdgeRole role, String detail, ColumnRule columns) {
  public Route withColumns(ColumnRule rule) {
    return new Route(from, to, role, detail, rule);
  }
}
