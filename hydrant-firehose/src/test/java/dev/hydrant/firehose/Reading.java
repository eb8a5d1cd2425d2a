package dev.hydrant.firehose;

import dev.hydrant.firehose.map.ScanJson;
import dev.hydrant.model.asset.GlueTable;
import dev.hydrant.model.asset.KafkaTopic;
import dev.hydrant.model.asset.Producer;
import dev.hydrant.model.asset.S3Location;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.permission.Feature;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.ScanReport;
import dev.hydrant.model.run.SinkReport;
import dev.hydrant.model.sink.MetadataSink;
import dev.hydrant.model.stream.StreamHealth;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one scan gave, taken apart by the feature that each part comes from, so that scans under
 * different permissions can be compared part by part.
 */
final class Reading implements MetadataSink {
  private final Map<Feature, Map<String, Object>> parts = new TreeMap<>();
  private @Nullable ScanReport report;

  @Override
  public synchronized void put(StreamScan scan) {
    String name = scan.stream().name();
    tell(Feature.STREAMS, name, itself(scan));
    scan.stream().tags().ifPresent(tags -> tell(Feature.TAGS, name, tags));
    scan.stream().owners().forEach(owner -> tell(Feature.TAGS, name + " owned by " + owner, ""));
    scan.assets().stream()
        .filter(facts -> !facts.columns().isEmpty())
        .forEach(facts -> tell(Feature.GLUE, name + " " + facts.asset().id(), facts.columns()));
    List<String> edges = ScanJson.edges(scan);
    for (int at = 0; at < edges.size(); at++) {
      Route route = scan.routes().get(at);
      String told = name + " " + edges.get(at);
      if (described(scan, route)) {
        tell(Feature.GLUE, told, route.detail());
      } else {
        route(told, route);
      }
    }
  }

  /** Whether the route is the way to the table of a bucket's records, which Glue has its say in. */
  private static boolean described(StreamScan scan, Route route) {
    return route.role() == EdgeRole.DESCRIBED_BY
        || (delivers(route, GlueTable.class)
            && scan.routes().stream().anyMatch(other -> delivers(other, S3Location.class)));
  }

  private static boolean delivers(Route route, Class<?> kind) {
    return route.role() == EdgeRole.DELIVERY
        && route.to() instanceof End.Of known
        && kind.isInstance(known.asset());
  }

  private void route(String told, Route route) {
    if (route.role() == EdgeRole.CHANGE_CAPTURE) {
      tell(Feature.DYNAMODB, told, route.detail());
    } else if (route.role() == EdgeRole.PRODUCER) {
      tell(ofProducer(route), told, route.detail());
    } else {
      tell(Feature.STREAMS, told, route.detail());
      servers(told, route.from());
    }
  }

  private void servers(String told, End from) {
    if (from instanceof End.Of known
        && known.asset() instanceof KafkaTopic topic
        && !topic.bootstrapServers().isEmpty()) {
      tell(Feature.KAFKA, told, topic.bootstrapServers());
    }
  }

  private static Feature ofProducer(Route route) {
    return switch (((Producer) ((End.Of) route.from()).asset()).producer()) {
      case SNS_TOPIC -> Feature.SNS;
      case EVENTBRIDGE_RULE -> Feature.EVENT_BRIDGE;
      case EVENTBRIDGE_PIPE -> Feature.PIPES;
      case LOG_GROUP -> Feature.LOGS;
      case METRIC_STREAM -> Feature.METRIC_STREAMS;
      case WAF_ACL -> Feature.WAF;
      case VPC_FLOW_LOG -> Feature.VPC_FLOW_LOGS;
      case RESOLVER_QUERY_LOG -> Feature.RESOLVER_QUERY_LOGS;
    };
  }

  /** What needs no feature but the streams themselves. */
  private static List<Object> itself(StreamScan scan) {
    return List.of(
        scan.stream().arn(),
        scan.stream().description(),
        scan.stream().active(),
        scan.stream().created(),
        scan.stream().tasks(),
        scan.unresolved());
  }

  @Override
  public boolean takesHealth() {
    return true;
  }

  @Override
  public synchronized void health(StreamHealth health) {
    tell(Feature.HEALTH, health.name(), health);
  }

  @Override
  public SinkReport finish(ScanReport scan) {
    throw new UnsupportedOperationException("finish belongs to the caller of the connector");
  }

  @Override
  public void close() {}

  Reading of(ScanReport scanned) {
    report = scanned;
    return this;
  }

  ScanReport report() {
    if (report == null) {
      throw new IllegalStateException("the scan is not over");
    }
    return report;
  }

  List<Problem> problems() {
    return new ArrayList<>(report().problems());
  }

  Map<String, Object> part(Feature feature) {
    return parts.getOrDefault(feature, Map.of());
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** By feature, what either reading has and the other has not, or has otherwise. */
  Map<Feature, List<String>> differences(Reading other) {
    Map<Feature, List<String>> differences = new TreeMap<>();
    for (Feature feature : Feature.values()) {
      Map<String, Object> mine = part(feature);
      Map<String, Object> theirs = other.part(feature);
      Set<String> keys = new TreeSet<>(mine.keySet());
      keys.addAll(theirs.keySet());
      keys.removeIf(key -> Objects.equals(mine.get(key), theirs.get(key)));
      if (!keys.isEmpty()) {
        differences.put(feature, List.copyOf(keys));
      }
    }
    return differences;
  }

  private void tell(Feature feature, String what, Object value) {
    parts.computeIfAbsent(feature, none -> new TreeMap<>()).put(what, value);
  }
}
