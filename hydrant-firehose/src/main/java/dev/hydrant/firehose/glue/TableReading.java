package dev.hydrant.firehose.glue;

import java.util.Optional;

/**
 * What became of a table that was asked for.
 *
 * @param name of the real table, behind every resource link
 * @param table absent when it was not found, or could not be read
 * @param readable false when the catalog could not be asked
 */
record TableReading(TableName name, Optional<CatalogTable> table, boolean readable) {
  boolean missing() {
    return readable && table.isEmpty();
  }
}
