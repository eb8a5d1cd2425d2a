package dev.hydrant.simulator.organisation;

import java.util.List;

/** What the simulator starts with. */
public interface Organisation {

  List<SimulatedAccount> accounts();

  List<StreamEntry> streams();

  /** Everything else that the accounts hold. */
  default List<AwsResource> resources() {
    return List.of();
  }

  /** The account and region pairs that hold streams, in order of first appearance. */
  default List<Home> homes() {
    return streams().stream().map(StreamEntry::home).distinct().toList();
  }
}
