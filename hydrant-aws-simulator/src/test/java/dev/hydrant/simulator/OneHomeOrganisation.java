package dev.hydrant.simulator;

import dev.hydrant.simulator.organisation.Destinations;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Organisation;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import dev.hydrant.simulator.organisation.StreamDocument;
import dev.hydrant.simulator.organisation.StreamEntry;
import java.util.List;
import java.util.stream.Stream;

/** The named streams, all alike, in one account and region; a second account is empty. */
record OneHomeOrganisation(List<String> names) implements Organisation {
  static final Home HOME = new Home("111122223333", "eu-west-1");
  static final SimulatedAccount ACCOUNT =
      new SimulatedAccount(HOME.accountId(), "first", "AKIASIMFIRST00000001", "FAKE-secret-1");
  static final SimulatedAccount OTHER =
      new SimulatedAccount("444455556666", "second", "AKIASIMSECOND0000002", "FAKE-secret-2");

  static OneHomeOrganisation of(String... names) {
    return new OneHomeOrganisation(List.of(names));
  }

  static OneHomeOrganisation numbered(int count) {
    return new OneHomeOrganisation(
        Stream.iterate(1, n -> n + 1).limit(count).map("stream-%04d"::formatted).toList());
  }

  static StreamDocument document(String name) {
    return StreamDocument.named(HOME, name).to(Destinations.extendedS3("bucket", name + "/"));
  }

  @Override
  public List<SimulatedAccount> accounts() {
    return List.of(ACCOUNT, OTHER);
  }

  @Override
  public List<StreamEntry> streams() {
    return names.stream().map(name -> document(name).entry()).toList();
  }
}
