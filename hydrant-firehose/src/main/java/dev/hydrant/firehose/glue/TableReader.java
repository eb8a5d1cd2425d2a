package dev.hydrant.firehose.glue;

import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.firehose.upstream.Ledger;
import dev.hydrant.firehose.upstream.ReadOnce;
import dev.hydrant.model.error.HydrantException;
import java.util.Optional;

/** Reads each table once in a scan, through the resource links on the way. Thread-safe. */
final class TableReader {
  private final CatalogCalls calls;
  private final Ledger ledger;
  private final ReadOnce<DatabaseName, Optional<DatabaseName>> links;
  private final ReadOnce<TableName, TableReading> tables;

  TableReader(CatalogCalls calls, Ledger ledger, ScanContext context) {
    this.calls = calls;
    this.ledger = ledger;
    this.links = new ReadOnce<>(context, this::link);
    this.tables = new ReadOnce<>(context, this::table);
  }

  /**
   * @throws HydrantException when nothing more can be read at all
   */
  TableReading read(TableName name) {
    // Only an account's own catalog has links; one catalog of S3 Tables is one bucket.
    TableName real =
        name.catalog().tableBucket().isEmpty()
            ? links.get(name.databaseName()).map(name::in).orElse(name)
            : name;
    return tables.get(real);
  }

  private Optional<DatabaseName> link(DatabaseName name) {
    try {
      return calls.link(name);
    } catch (HydrantException failure) {
      ledger.failed("database " + name, failure);
      return Optional.empty();
    }
  }

  private TableReading table(TableName name) {
    TableName real = name;
    try {
      Optional<CatalogTable> found = calls.table(name);
      Optional<TableName> link = found.flatMap(CatalogTable::link);
      if (link.isPresent()) {
        real = link.get();
        found = calls.table(real);
      }
      ledger.read();
      return new TableReading(real, found, true);
    } catch (HydrantException failure) {
      ledger.failed("table " + real, failure);
      return new TableReading(real, Optional.empty(), false);
    }
  }
}
