package dev.hydrant.simulator.organisation;

import java.util.List;

/** What the simulator starts with. */
public interface Organisation {

  List<SimulatedAccount> accounts();

  List<StreamEntry> streams();

  /** The account and region pairs that hold streams, in order of first appearance. */
  default List<Home> homes() {
    return streams().stream().map(StreamEntry::home).distinct().toList();
  }
}
