package dev.hydrant.firehose.enriched;

import dev.hydrant.simulator.fault.Fault;
import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Organisation;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import dev.hydrant.simulator.organisation.StreamDocument;
import dev.hydrant.simulator.organisation.StreamEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What AWS holds in one golden case, and how it is read. */
final class Scenario implements Organisation {
  static final Home HOME = new Home("111122223333", "eu-west-1");
  static final Home OTHER_ACCOUNT = new Home("444455556666", "eu-west-1");
  static final Home OTHER_REGION = new Home("111122223333", "eu-central-1");

  private final String name;
  private final List<StreamEntry> streams = new ArrayList<>();
  private final List<AwsResource> resources = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private Set<String> denied = Set.of();
  private Set<String> off = Set.of();
  private boolean lineage = true;
  private boolean tags;

  Scenario(String name) {
    this.name = name;
  }

  Scenario stream(StreamDocument stream) {
    streams.add(stream.entry());
    return this;
  }

  Scenario holding(AwsResource... more) {
    resources.addAll(List.of(more));
    return this;
  }

  Scenario fault(Fault fault) {
    faults.add(fault);
    return this;
  }

  Scenario denied(String... actions) {
    denied = Set.of(actions);
    return this;
  }

  /** Services that the settings switch off. */
  Scenario off(String... reads) {
    off = Set.of(reads);
    return this;
  }

  Scenario withoutLineage() {
    lineage = false;
    return this;
  }

  Scenario withTags() {
    tags = true;
    return this;
  }

  @Override
  public List<SimulatedAccount> accounts() {
    return List.of(
        new SimulatedAccount(HOME.accountId(), "home", "AKIAGOLDENHOME000001", "golden-secret-1"),
        new SimulatedAccount(
            OTHER_ACCOUNT.accountId(), "other", "AKIAGOLDENOTHER00002", "golden-secret-2"));
  }

  @Override
  public List<StreamEntry> streams() {
    return streams;
  }

  @Override
  public List<AwsResource> resources() {
    return resources;
  }

  List<Fault> faults() {
    return faults;
  }

  Set<String> deniedActions() {
    return denied;
  }

  /** As in a workflow file; health is told elsewhere. */
  String sourceConfig() {
    return "{\"includeLineage\":"
        + lineage
        + ",\"includeTags\":"
        + tags
        + ",\"includeOwners\":false,\"statusLookbackDays\":0}";
  }

  /** As in a workflow file: no rate limits, and no producers, which are told elsewhere. */
  String settings() {
    String rates =
        List.of(
                "ListDeliveryStreams",
                "DescribeDeliveryStream",
                "ListTagsForDeliveryStream",
                "ListTables",
                "DescribeKinesisStreamingDestination",
                "GetBootstrapBrokers",
                "GetTable",
                "GetDatabase")
            .stream()
            .map(operation -> "\"" + operation + "\":0")
            .collect(Collectors.joining(","));
    String reads =
        Stream.concat(off.stream(), Stream.of("bulkTags"))
            .map(service -> "\"" + service + "\":false")
            .collect(Collectors.joining(","));
    return "{\"rate\":{%s},\"read\":{%s},\"producers\":{\"enabled\":false}}"
        .formatted(rates, reads);
  }

  @Override
  public String toString() {
    return name;
  }
}
