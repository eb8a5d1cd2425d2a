package dev.hydrant.firehose.upstream;

import dev.hydrant.firehose.aws.Ticker;
import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.stream.DeliveryStream;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mapped streams and what surrounds a scan, for tests of what completes them. */
public final class Scans {
  public static final AwsScope HOME = new AwsScope("aws", "111122223333", "eu-west-1");

  private Scans() {}

  /** A stream that delivers from the source to each target. */
  public static StreamScan delivering(Asset source, Asset... targets) {
    List<Route> routes = new ArrayList<>();
    Arrays.stream(targets)
        .forEach(
            target ->
                routes.add(
                    new Route(
                        End.of(source),
                        End.of(target),
                        EdgeRole.DELIVERY,
                        "s",
                        new ColumnRule.ByName())));
    return scan("s", routes);
  }

  public static StreamScan scan(String name, List<Route> routes) {
    return new StreamScan(
        new DeliveryStream(
            name,
            HOME.arn("firehose", "deliverystream/" + name),
            HOME,
            "",
            "",
            Optional.empty(),
            true,
            Optional.empty(),
            List.of(),
            List.of(),
            Map.of("source", Map.of("kind", "any"), "destination", Map.of("kind", "any"))),
        true,
        routes,
        List.of(),
        List.of());
  }

  /** The same without lineage, as a run gets it that leaves lineage alone. */
  public static StreamScan withoutLineage(StreamScan scan) {
    return new StreamScan(scan.stream(), false, List.of(), List.of(), List.of());
  }

  public static ScanContext context(RunEvents events) {
    return new ScanContext(events, new CancelSignal(), Ticker.system());
  }

  /** One line a route: who, to whom, in which role. */
  public static List<String> edges(StreamScan scan) {
    return scan.routes().stream()
        .map(route -> id(route.from()) + " -> " + id(route.to()) + " [" + route.role().id() + "]")
        .toList();
  }

  private static String id(End end) {
    return end instanceof End.Of known ? known.asset().id() : "pipeline";
  }
}
