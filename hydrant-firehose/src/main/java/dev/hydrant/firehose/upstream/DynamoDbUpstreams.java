package dev.hydrant.firehose.upstream;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.discover.Enricher;
import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.DynamoDbTable;
import dev.hydrant.model.asset.KinesisStream;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.permission.Feature;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Adds the DynamoDB tables whose changes arrive in the Kinesis stream that a delivery stream reads.
 * A region's tables are read once a scan, when the first stream needs them.
 */
public final class DynamoDbUpstreams implements Enricher {
  static final String SETTING = "hydrant.read.dynamodb";

  static final String MISSING =
      "Which DynamoDB tables feed the Kinesis streams is not fully known; edges that earlier runs"
          + " found stay.";

  private final boolean on;
  private final Ledger ledger;
  private final ReadOnce<String, KinesisFeeds> feeds;

  /**
   * @param on false leaves DynamoDB alone
   */
  public DynamoDbUpstreams(boolean on, AwsClients clients, ScanContext context) {
    this(
        on,
        region -> new DynamoDbCalls(clients, region),
        new Ledger(context, MISSING, SETTING, clients.region()),
        context,
        KinesisFeedReader.MOST_TABLES);
  }

  DynamoDbUpstreams(
      boolean on,
      Function<String, TableCalls> calls,
      Ledger ledger,
      ScanContext context,
      int mostTables) {
    this.on = on;
    this.ledger = ledger;
    KinesisFeedReader reader = new KinesisFeedReader(context, ledger, mostTables);
    this.feeds = new ReadOnce<>(context, region -> reader.read(region, calls.apply(region)));
  }

  @Override
  public String feature() {
    return Feature.DYNAMODB.id();
  }

  @Override
  public FeatureState state() {
    return on ? ledger.state() : FeatureState.OFF;
  }

  @Override
  public boolean ready(StreamScan scan) {
    return !on
        || source(scan)
            .filter(stream -> isOwn(stream.scope(), scan.stream().scope()))
            .map(stream -> feeds.ready(stream.scope().region()))
            .orElse(true);
  }

  @Override
  public StreamScan enrich(StreamScan scan) {
    Optional<KinesisStream> source = source(scan);
    if (source.isEmpty()) {
      return scan;
    }
    if (!on) {
      return RouteOrder.unread(scan, EdgeRole.CHANGE_CAPTURE);
    }
    KinesisStream stream = source.get();
    if (!isOwn(stream.scope(), scan.stream().scope())) {
      return foreign(scan, stream);
    }
    KinesisFeeds region = feeds.get(stream.scope().region());
    List<Route> routes = new ArrayList<>(scan.routes());
    region.of(stream.id()).forEach(feed -> routes.add(route(stream, feed)));
    StreamScan fed = RouteOrder.with(scan, routes);
    return region.complete() ? fed : RouteOrder.unread(fed, EdgeRole.CHANGE_CAPTURE);
  }

  /** Empty where lineage is left alone: then there are no routes. */
  private static Optional<KinesisStream> source(StreamScan scan) {
    return scan.routes().stream()
        .filter(route -> route.from() instanceof End.Of)
        .map(route -> ((End.Of) route.from()).asset())
        .filter(KinesisStream.class::isInstance)
        .map(KinesisStream.class::cast)
        .findFirst();
  }

  /** These credentials list the tables of their own account, and of no other. */
  private static boolean isOwn(AwsScope kinesis, AwsScope stream) {
    return kinesis.partition().equals(stream.partition())
        && kinesis.account().equals(stream.account());
  }

  private static StreamScan foreign(StreamScan scan, KinesisStream stream) {
    StreamScan told =
        FactEdit.put(
            scan,
            "source",
            "upstream",
            "not read: the Kinesis stream belongs to account "
                + stream.scope().account()
                + ", whose DynamoDB tables these credentials cannot list");
    return RouteOrder.unread(told, EdgeRole.CHANGE_CAPTURE);
  }

  /** The edge belongs to no delivery stream, so nothing of one may stand in its line. */
  private static Route route(KinesisStream stream, KinesisFeeds.Feed feed) {
    String precision = feed.precision().toLowerCase(Locale.ROOT);
    return new Route(
        End.of(new DynamoDbTable(stream.scope(), feed.table())),
        End.of(stream),
        EdgeRole.CHANGE_CAPTURE,
        precision.isEmpty() ? "" : "times in " + precision + "s",
        ColumnRule.none("a record holds an item as it was before and after a change"));
  }
}
