package dev.hydrant.simulator.generated;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Organisation;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import dev.hydrant.simulator.organisation.StreamEntry;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Any number of delivery streams, the same for the same seed: sources and destinations in rotation,
 * sharing streams, topics, buckets and tables. Only names are kept; a document is written when it
 * is asked for.
 */
public final class GeneratedOrganisation implements Organisation {
  private static final String REGION = "eu-west-1";
  private static final int MAX_ACCOUNTS = 100;

  private final List<SimulatedAccount> accounts;
  private final List<StreamEntry> streams;
  private final int groups;
  private final long seed;

  /** All in one account and one region, as a benchmark of one service wants it. */
  public GeneratedOrganisation(int streams, long seed) {
    this(streams, 1, seed);
  }

  /** Spread evenly over accounts, one region each. */
  public GeneratedOrganisation(int streams, int accounts, long seed) {
    if (streams < 0) {
      throw new IllegalArgumentException("the number of streams must not be negative");
    }
    if (accounts < 1 || accounts > MAX_ACCOUNTS) {
      throw new IllegalArgumentException("accounts must be 1 to " + MAX_ACCOUNTS);
    }
    this.accounts = IntStream.range(0, accounts).mapToObj(GeneratedOrganisation::account).toList();
    this.groups = Math.max(1, streams / 8);
    this.seed = seed;
    this.streams = IntStream.range(0, streams).mapToObj(index -> stream(index).entry()).toList();
  }

  private GeneratedStream stream(int index) {
    Home home = new Home(accounts.get(index % accounts.size()).id(), REGION);
    return new GeneratedStream(home, index, groups, seed);
  }

  @Override
  public List<SimulatedAccount> accounts() {
    return accounts;
  }

  @Override
  public List<StreamEntry> streams() {
    return streams;
  }

  /** Made anew each time: whoever serves them keeps them. */
  @Override
  public List<AwsResource> resources() {
    return IntStream.range(0, accounts.size())
        .boxed()
        .flatMap(
            account -> {
              List<GeneratedStream> own =
                  IntStream.range(0, streams.size())
                      .filter(index -> index % accounts.size() == account)
                      .mapToObj(this::stream)
                      .toList();
              Home home = new Home(accounts.get(account).id(), REGION);
              return GeneratedResources.of(home, own);
            })
        .toList();
  }

  private static SimulatedAccount account(int index) {
    String name = "generated-%02d".formatted(index);
    return new SimulatedAccount(
        "%012d".formatted(500_000_000_000L + index),
        name,
        "AKIASIMGENERATED%04d".formatted(index),
        "FAKE-secret-of-" + name);
  }
}
