package dev.hydrant.firehose.glue;

/** A database of a Data Catalog by its full name. */
record DatabaseName(CatalogName catalog, String database) {
  @Override
  public String toString() {
    return catalog.id() + "." + database;
  }
}
