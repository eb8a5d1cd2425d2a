package dev.hydrant.firehose.glue;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.discover.Enricher;
import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.firehose.upstream.Ledger;
import dev.hydrant.firehose.upstream.RouteOrder;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.permission.Feature;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.stream.StreamScan;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Completes the tables that a stream writes to with what their Data Catalog tells: columns,
 * location, and the real table where a name is only a resource link. A table that gives the schema
 * of a format conversion is joined to the bucket that holds its data, when it does.
 */
public final class GlueTables implements Enricher {
  static final String SETTING = "hydrant.read.glue";

  static final String MISSING =
      "Such tables have no columns, resource links stand for themselves, and whether the table of a"
          + " format conversion lies where records are delivered is not known.";

  private final boolean on;
  private final Ledger ledger;
  private final TableReader reader;

  /**
   * @param on false leaves Glue alone
   */
  public GlueTables(boolean on, AwsClients clients, ScanContext context) {
    this(
        on,
        new GlueCalls(clients),
        new Ledger(context, MISSING, SETTING, clients.region()),
        context);
  }

  GlueTables(boolean on, CatalogCalls calls, Ledger ledger, ScanContext context) {
    this.on = on;
    this.ledger = ledger;
    this.reader = new TableReader(calls, ledger, context);
  }

  @Override
  public String feature() {
    return Feature.GLUE.id();
  }

  @Override
  public FeatureState state() {
    return on ? ledger.state() : FeatureState.OFF;
  }

  @Override
  public StreamScan enrich(StreamScan scan) {
    StreamScan known = scan;
    for (Asset asset : tables(scan)) {
      Optional<TableName> name = TableName.of(asset);
      if (name.isPresent()) {
        known = on ? read(known, asset, name.get()) : notRead(known, asset);
      }
    }
    return known;
  }

  private StreamScan read(StreamScan scan, Asset asset, TableName name) {
    TableReading reading = reader.read(name);
    boolean schema = isSchema(asset);
    Asset real = reading.name().asset(!schema);
    StreamScan known = new RealTable(asset, real).in(scan);
    if (reading.table().isPresent()) {
      known = new KnownTable(real, reading.table().get()).in(known);
    }
    if (!schema || !(real instanceof GlueTable table)) {
      return known;
    }
    if (!reading.readable()) {
      return RouteOrder.unread(known, EdgeRole.DESCRIBED_BY);
    }
    return new SchemaEdges(known, table).with(reading);
  }

  private static StreamScan notRead(StreamScan scan, Asset asset) {
    return isSchema(asset) ? RouteOrder.unread(scan, EdgeRole.DESCRIBED_BY) : scan;
  }

  /** A table that gives the schema of a conversion, not one that Iceberg records are written to. */
  private static boolean isSchema(Asset asset) {
    return asset instanceof GlueTable table && !table.iceberg();
  }

  private static Set<Asset> tables(StreamScan scan) {
    Set<Asset> tables = new LinkedHashSet<>();
    scan.routes()
        .forEach(
            route -> {
              if (route.to() instanceof End.Of known && TableName.of(known.asset()).isPresent()) {
                tables.add(known.asset());
              }
            });
    return tables;
  }
}
