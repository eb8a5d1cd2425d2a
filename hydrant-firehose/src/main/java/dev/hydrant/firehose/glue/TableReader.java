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
  private final ReadOnce<Names, TableReading> tables;

  TableReader(CatalogCalls calls, Ledger ledger, ScanContext context) {
    this.calls = calls;
    this.ledger = ledger;
    this.links = new ReadOnce<>(context, this::link);
    this.tables = new ReadOnce<>(context, this::table);
  }

  /**
   * @throws HydrantException when nothing more can be read at all
   */
  TableReading read(TableName written) {
    // Only an account's own catalog has links; one catalog of S3 Tables is one bucket.
    TableName real =
        written.catalog().tableBucket().isEmpty()
            ? links.get(written.databaseName()).map(written::in).orElse(written)
            : written;
    return tables.get(new Names(written, real));
  }

  private Optional<DatabaseName> link(DatabaseName name) {
    try {
      return calls.link(name);
    } catch (HydrantException failure) {
      ledger.failed("database " + name, name.catalog().scope().region(), failure);
      return Optional.empty();
    }
  }

  /**
   * The table is asked for by the name that is written: Glue follows links by itself, and by the
   * rights on the link, while the real name may lie in an account that allows nothing.
   */
  private TableReading table(Names names) {
    TableName real = names.real();
    try {
      Optional<CatalogTable> found = calls.table(names.written());
      if (found.isEmpty() && !real.equals(names.written())) {
        found = calls.table(real);
      }
      Optional<TableName> link = found.flatMap(CatalogTable::link);
      if (link.isPresent()) {
        real = link.get();
        found = found.filter(known -> !known.columns().isEmpty());
        if (found.isEmpty()) {
          found = calls.table(real);
        }
      }
      ledger.read();
      return new TableReading(real, found, true);
    } catch (HydrantException failure) {
      ledger.failed("table " + names.written(), real.catalog().scope().region(), failure);
      return new TableReading(real, Optional.empty(), false);
    }
  }

  /**
   * @param written as the stream names the table
   * @param real with the link of its database followed
   */
  private record Names(TableName written, TableName real) {}
}
