package dev.hydrant.firehose.upstream;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.discover.Enricher;
import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.KafkaTopic;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.permission.Feature;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.stream.AssetFacts;
import dev.hydrant.model.stream.StreamScan;
import java.util.List;
import java.util.Optional;

/**
 * Gives the topics of a scan the bootstrap servers of their cluster, by which a catalog that calls
 * the cluster differently still knows it. Each cluster is asked once a scan.
 */
public final class KafkaClusters implements Enricher {
  static final String SETTING = "hydrant.read.kafka";

  static final String MISSING =
      "Topics of such clusters are known by the cluster's ARN alone, not by its bootstrap servers.";

  private final boolean on;
  private final Ledger ledger;
  private final ReadOnce<Cluster, Brokers> clusters;

  /**
   * @param on false leaves MSK alone
   */
  public KafkaClusters(boolean on, AwsClients clients, ScanContext context) {
    this(
        on,
        new KafkaCalls(clients),
        new Ledger(context, MISSING, SETTING, clients.region()),
        context);
  }

  KafkaClusters(boolean on, BrokerCalls calls, Ledger ledger, ScanContext context) {
    this.on = on;
    this.ledger = ledger;
    this.clusters = new ReadOnce<>(context, cluster -> read(calls, cluster));
  }

  @Override
  public String feature() {
    return Feature.KAFKA.id();
  }

  @Override
  public FeatureState state() {
    return on ? ledger.state() : FeatureState.OFF;
  }

  @Override
  public StreamScan enrich(StreamScan scan) {
    Optional<KafkaTopic> topic = topic(scan);
    if (!on || !scan.lineageIncluded() || topic.isEmpty()) {
      return scan;
    }
    Brokers brokers = clusters.get(Cluster.of(topic.get()));
    if (brokers.gone()) {
      return FactEdit.put(scan, "source", "cluster", "not found: MSK knows no such cluster");
    }
    return brokers.addresses().isEmpty() ? scan : with(scan, topic.get(), brokers.addresses());
  }

  private Brokers read(BrokerCalls calls, Cluster cluster) {
    try {
      Optional<List<String>> brokers = calls.brokers(cluster.region(), cluster.arn());
      ledger.read();
      return new Brokers(brokers.isEmpty(), brokers.orElse(List.of()));
    } catch (HydrantException failure) {
      ledger.failed("cluster " + cluster.arn(), cluster.region(), failure);
      return new Brokers(false, List.of());
    }
  }

  private static Optional<KafkaTopic> topic(StreamScan scan) {
    return scan.routes().stream()
        .filter(route -> route.from() instanceof End.Of)
        .map(route -> ((End.Of) route.from()).asset())
        .filter(KafkaTopic.class::isInstance)
        .map(KafkaTopic.class::cast)
        .findFirst();
  }

  /** Records are equal by all members, so the topic is replaced wherever it stands. */
  private static StreamScan with(StreamScan scan, KafkaTopic topic, List<String> brokers) {
    KafkaTopic known =
        new KafkaTopic(
            topic.scope(), topic.clusterName(), topic.clusterUuid(), topic.topic(), brokers);
    return scan.withRoutes(
            scan.routes().stream().map(route -> replaced(route, topic, known)).toList())
        .withAssets(
            scan.assets().stream()
                .map(
                    facts ->
                        facts.asset().equals(topic)
                            ? new AssetFacts(known, facts.columns(), facts.facts())
                            : facts)
                .toList());
  }

  private static Route replaced(Route route, Asset old, Asset known) {
    return new Route(
        replaced(route.from(), old, known),
        replaced(route.to(), old, known),
        route.role(),
        route.detail(),
        route.columns());
  }

  private static End replaced(End end, Asset old, Asset known) {
    return end.equals(End.of(old)) ? End.of(known) : end;
  }

  private record Cluster(String region, String arn) {
    static Cluster of(KafkaTopic topic) {
      String path =
          topic.clusterUuid().isEmpty()
              ? topic.clusterName()
              : topic.clusterName() + "/" + topic.clusterUuid();
      return new Cluster(topic.scope().region(), topic.scope().arn("kafka", "cluster/" + path));
    }
  }

  /**
   * @param gone there is no such cluster
   * @param addresses empty where they are not known
   */
  private record Brokers(boolean gone, List<String> addresses) {}
}
