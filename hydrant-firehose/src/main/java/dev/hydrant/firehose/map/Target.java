package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeRole;
import java.util.List;

/**
 * Something that the stream writes to.
 *
 * @param detail facts for the edge's line, in order
 * @param table {@code database.table} where the target takes the records of one source table alone;
 *     empty where it takes them all
 * @param columns how columns of a source that has some become columns of the target
 */
record Target(Asset asset, EdgeRole role, List<String> detail, String table, ColumnRule columns) {
  Target {
    detail = detail.stream().filter(fact -> !fact.isEmpty()).toList();
  }
}
