package dev.hydrant.firehose.probe;

import dev.hydrant.firehose.aws.AwsClients;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.model.permission.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The optional permissions, in the order in which a scan uses them. */
public final class Probes {
  private final AwsClients clients;
  private final Set<Feature> features;

  /**
   * @param features those that are switched on
   */
  public Probes(AwsClients clients, Set<Feature> features) {
    this.clients = clients;
    this.features = Set.copyOf(features);
  }

  List<Probe> of(Sample sample) {
    UpstreamProbes upstreams = new UpstreamProbes(this, clients, sample);
    ProducerProbes producers = new ProducerProbes(this, clients, sample);
    List<Probe> all = new ArrayList<>(upstreams.all());
    all.addAll(producers.all());
    return all.stream().filter(probe -> features.contains(probe.feature())).toList();
  }

  /** A probe whose every failure names the operation and what to do. */
  Probe probe(Feature feature, Operation operation, Supplier<String> trial) {
    return new Probe(feature, operation, () -> clients.call(operation, trial));
  }

  /** "Allowed", with what the first page held. */
  static String found(int count, String what) {
    return count == 0 ? "Allowed; there are no " + what + "." : "Allowed; there are " + what + ".";
  }
}
