package dev.hydrant.firehose.producer;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.discover.Enricher;
import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.model.permission.Feature;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds to each Direct PUT stream what writes to it, as far as services tell. All of them are asked
 * at the same time, when the first such stream is described; a scan without one asks nobody.
 */
public final class Producers implements Enricher {
  private static final List<ProducerReader> ALL =
      List.of(
          new MetricStreams(),
          new EventBridgeRules(),
          new EventBridgePipes(),
          new SnsTopics(),
          new WebAclLogging(),
          new VpcFlowLogs(),
          new ResolverQueryLogs(),
          new LogSubscriptions());

  private final List<ReaderInScan> readers;
  private final List<String> off;

  /**
   * @param on what the configuration leaves on
   */
  public Producers(Set<Feature> on, AwsClients clients, ScanContext context) {
    this.readers =
        ALL.stream()
            .filter(reader -> on.contains(reader.feature()))
            .map(reader -> new ReaderInScan(reader, clients, context))
            .toList();
    this.off =
        ALL.stream()
            .map(ProducerReader::feature)
            .filter(feature -> !on.contains(feature))
            .map(Feature::id)
            .toList();
  }

  @Override
  public String feature() {
    return "producers";
  }

  /** The most telling state of the parts; they are in {@link #features}. */
  @Override
  public FeatureState state() {
    return features().values().stream().max(FeatureState::compareTo).orElse(FeatureState.OFF);
  }

  @Override
  public Map<String, FeatureState> features() {
    Map<String, FeatureState> features = new TreeMap<>();
    off.forEach(id -> features.put(id, FeatureState.OFF));
    readers.forEach(reader -> features.put(reader.featureId(), reader.state()));
    return features;
  }

  /** Event buses are asked now, side by side with other streams, and not one stream at a time. */
  @Override
  public boolean ready(StreamScan scan) {
    if (!concerns(scan)) {
      return true;
    }
    start(scan);
    boolean ready = true;
    for (ReaderInScan reader : readers) {
      ready &= reader.prepare(scan.stream());
    }
    return ready;
  }

  @Override
  public StreamScan enrich(StreamScan scan) {
    if (!concerns(scan)) {
      return scan;
    }
    start(scan);
    List<Sighted> sighted = new ArrayList<>();
    off.forEach(id -> sighted.add(Sighted.off(id)));
    for (ReaderInScan reader : readers) {
      sighted.add(new Sighted(reader.featureId(), reader.of(scan.stream())));
    }
    return new ProducersOfStream(scan, sighted).complete();
  }

  private void start(StreamScan scan) {
    readers.forEach(reader -> reader.start(scan.stream().scope()));
  }

  private static boolean concerns(StreamScan scan) {
    return scan.lineageIncluded() && "DirectPut".equals(scan.stream().facts().get("type"));
  }
}
