package dev.hydrant.firehose.glue;

import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.asset.S3TablesTable;
import java.util.Optional;

/** A table of a Data Catalog by its full name. */
record TableName(CatalogName catalog, String database, String table) {
  /** Empty for what no Data Catalog holds. */
  static Optional<TableName> of(Asset asset) {
    if (asset instanceof GlueTable glue) {
      return Optional.of(
          new TableName(new CatalogName(glue.scope(), ""), glue.database(), glue.table()));
    }
    return asset instanceof S3TablesTable s3
        ? Optional.of(
            new TableName(
                new CatalogName(s3.scope(), s3.tableBucket()), s3.namespace(), s3.table()))
        : Optional.empty();
  }

  Asset asset(boolean iceberg) {
    return catalog.tableBucket().isEmpty()
        ? new GlueTable(catalog.scope(), database, table, iceberg)
        : new S3TablesTable(catalog.scope(), catalog.tableBucket(), database, table);
  }

  TableName in(DatabaseName other) {
    return new TableName(other.catalog(), other.database(), table);
  }

  DatabaseName databaseName() {
    return new DatabaseName(catalog, database);
  }

  @Override
  public String toString() {
    return catalog.id() + "." + database + "." + table;
  }
}
