package dev.hydrant.e2e.harness;

import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Organisation;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import dev.hydrant.simulator.organisation.StreamDocument;
import dev.hydrant.simulator.organisation.StreamEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Simulated AWS organisations made for one test: one account, one region, the streams given. */
public record Organisations(List<SimulatedAccount> accounts, List<StreamEntry> streams)
    implements Organisation {
  public static final Home HOME = new Home("123456789012", "eu-west-1");
  public static final SimulatedAccount ACCOUNT =
      new SimulatedAccount(
          HOME.accountId(), "tests", "AKIASIMTESTS00000001", "FAKE-secret-of-tests");

  public static Organisation of(StreamDocument... streams) {
    return new Organisations(
        List.of(ACCOUNT), List.of(streams).stream().map(StreamDocument::entry).toList());
  }

  public static AwsSimulator simulate(Organisation organisation) {
    return simulate(SimulatorOptions.defaults(), organisation);
  }

  public static AwsSimulator simulate(SimulatorOptions options, Organisation organisation) {
    try {
      return AwsSimulator.start(options, organisation);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
