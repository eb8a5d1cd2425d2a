package dev.hydrant.firehose.glue;

import java.util.Optional;

/** What is asked of Data Catalogs. Each call blocks and throws only HydrantException. */
interface CatalogCalls {
  /** Empty when there is no such table. */
  Optional<CatalogTable> table(TableName name);

  /** The database that this one stands for; empty when it is no resource link, or not there. */
  Optional<DatabaseName> link(DatabaseName name);
}
