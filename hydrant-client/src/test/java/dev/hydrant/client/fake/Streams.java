package dev.hydrant.client.fake;

import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.DynamoDbTable;
import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.asset.KinesisStream;
import dev.hydrant.model.asset.S3Location;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.stream.AssetFacts;
import dev.hydrant.model.stream.DeliveryStream;
import dev.hydrant.model.stream.PipelineTask;
import dev.hydrant.model.stream.StreamScan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Delivery streams to test with. */
public final class Streams {
  public static final AwsScope SCOPE = new AwsScope("aws", "111122223333", "eu-west-1");

  private Streams() {}

  public static KinesisStream kinesis(String name) {
    return new KinesisStream(SCOPE, name);
  }

  public static S3Location s3(String bucket, String prefix) {
    return new S3Location("aws", bucket, prefix);
  }

  public static Route delivery(Asset from, Asset to) {
    return route(from, to, EdgeRole.DELIVERY, "GZIP");
  }

  public static Route route(Asset from, Asset to, EdgeRole role, String detail) {
    return new Route(End.of(from), End.of(to), role, detail, ColumnRule.none());
  }

  public static Route toPipeline(Asset from) {
    return new Route(End.of(from), End.thePipeline(), EdgeRole.DELIVERY, "", ColumnRule.none());
  }

  public static Route fromPipeline(Asset to) {
    return new Route(End.thePipeline(), End.of(to), EdgeRole.DELIVERY, "", ColumnRule.none());
  }

  public static StreamScan scan(String name, Route... routes) {
    return scan(name, "Delivers " + name + ".", true, List.of(), routes);
  }

  public static StreamScan scan(
      String name, String description, boolean lineage, List<AssetFacts> facts, Route... routes) {
    DeliveryStream stream =
        new DeliveryStream(
            name,
            SCOPE.arn("firehose", "deliverystream/" + name),
            SCOPE,
            description,
            "https://eu-west-1.console.aws.amazon.com/firehose/home#/details/" + name,
            Optional.of(Instant.parse("2024-05-06T07:08:09Z")),
            true,
            Optional.of(Map.of()),
            List.of(),
            List.of(
                new PipelineTask(
                    "source", "Source", "Source", "Reads.", List.of("deliver"), Map.of()),
                new PipelineTask(
                    "deliver", "", "Deliver", "", List.of(), Map.of("bufferSeconds", 300))),
            Map.of("status", "ACTIVE", "version", 3L));
    return new StreamScan(stream, lineage, List.of(routes), facts, List.of());
  }

  /** The same stream with other AWS tags; null for tags that could not be read. */
  public static StreamScan tagged(StreamScan scan, @Nullable Map<String, String> tags) {
    DeliveryStream s = scan.stream();
    return scan.withStream(
        new DeliveryStream(
            s.name(),
            s.arn(),
            s.scope(),
            s.description(),
            s.consoleUrl(),
            s.created(),
            s.active(),
            Optional.ofNullable(tags),
            s.owners(),
            s.tasks(),
            s.facts()));
  }

  /** The same stream with other owners as its tags name them. */
  public static StreamScan owned(StreamScan scan, String... owners) {
    return scan.withStream(scan.stream().withOwners(List.of(owners)));
  }

  public static ScanReport report(String... names) {
    return report(Optional.of(SCOPE), true, names);
  }

  /** What a scan covered, as far as it matters for deletion. */
  public static ScanReport report(Optional<AwsScope> scope, boolean complete, String... names) {
    return new ScanReport(
        scope,
        complete,
        complete ? "" : "The listing repeats a page.",
        Set.of(names),
        names.length,
        names.length,
        0,
        0,
        0,
        Map.of(),
        Map.of("ListDeliveryStreams", 1L),
        Map.of(),
        Map.of("list", 0.5),
        List.of(),
        0);
  }

  /** A table that feeds a Kinesis stream. */
  public static Route feeds(String table, KinesisStream stream) {
    return route(new DynamoDbTable(SCOPE, table), stream, EdgeRole.CHANGE_CAPTURE, "DynamoDB");
  }

  public static Route described(S3Location location, GlueTable table) {
    return route(location, table, EdgeRole.DESCRIBED_BY, "Parquet");
  }

  public static GlueTable glue(String table) {
    return new GlueTable(SCOPE, "db", table, false);
  }

  /** The same stream in another account. */
  public static DeliveryStream inAccount(DeliveryStream stream, String account) {
    AwsScope scope = new AwsScope(SCOPE.partition(), account, SCOPE.region());
    return new DeliveryStream(
        stream.name(),
        scope.arn("firehose", "deliverystream/" + stream.name()),
        scope,
        stream.description(),
        stream.consoleUrl(),
        stream.created(),
        stream.active(),
        stream.tags(),
        stream.owners(),
        stream.tasks(),
        stream.facts());
  }
}
