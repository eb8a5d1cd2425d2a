package dev.hydrant.simulator.demo;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Organisation;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import dev.hydrant.simulator.organisation.StreamDocument;
import dev.hydrant.simulator.organisation.StreamEntry;
import java.util.List;
import java.util.stream.Stream;

/**
 * Acme, a retailer with two accounts in two regions. Every source and destination that Firehose
 * knows is in use somewhere, and streams share assets, so that the lineage is one picture. Whatever
 * looks like a secret contains the word FAKE.
 */
public final class DemoOrganisation implements Organisation {
  private static final List<SimulatedAccount> ACCOUNTS =
      List.of(
          new SimulatedAccount(
              Company.COMMERCE, "commerce", "AKIASIMCOMMERCE00001", "FAKE-secret-of-commerce"),
          new SimulatedAccount(
              Company.PLATFORM, "platform", "AKIASIMPLATFORM00002", "FAKE-secret-of-platform"));

  private final List<StreamEntry> streams =
      Stream.of(
              OrdersTeam.streams(),
              PaymentsTeam.streams(),
              ClickstreamTeam.streams(),
              InventoryTeam.streams(),
              CustomerTeam.streams(),
              SecurityTeam.streams(),
              ObservabilityTeam.streams(),
              FinanceTeam.streams(),
              IotTeam.streams(),
              DataPlatformTeam.streams())
          .flatMap(List::stream)
          .map(StreamDocument::entry)
          .toList();

  @Override
  public List<SimulatedAccount> accounts() {
    return ACCOUNTS;
  }

  @Override
  public List<StreamEntry> streams() {
    return streams;
  }

  @Override
  public List<AwsResource> resources() {
    return Stream.<List<? extends AwsResource>>of(
            ChangeFeeds.tables(),
            Clusters.all(),
            DataCatalogs.tables(),
            Producers.resources(),
            Incidents.resources())
        .<AwsResource>flatMap(List::stream)
        .toList();
  }
}
