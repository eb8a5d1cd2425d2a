package dev.hydrant.catalog.autopilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.Fixture;
import dev.hydrant.catalog.autopilot.Flight.State;
import dev.hydrant.catalog.autopilot.Flight.Step;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.run.DatabaseClock;
import dev.hydrant.catalog.secret.SecretKeySource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who works on which service; every database that Hydrant lives on passes this whole. */
public abstract class FlightsContract {
  private static final int SERVERS = 4;

  private volatile long now = 1_800_000_000_000L;
  private Fixture fixture;
  private Flights flights;
  private AutoPilotSwitch forAll;

  /** An empty database; whoever makes it closes it. */
  protected abstract Database open();

  @BeforeEach
  void wire() {
    Database database = open();
    DatabaseClock clock = handle -> now;
    fixture =
        new Fixture(
            new Catalog(
                database,
                SecretKeySource.ofText("a key for this suite"),
                Clock.systemUTC(),
                clock));
    flights = new Flights(database, clock);
    forAll = new AutoPilotSwitch(database);
  }

  @Test
  void onlyServicesWithTheSwitchOnAreTakenUp() {
    String wanted = service("orders", "{\"hydrant\":{\"autoPilot\":true}}");
    service("clicks", "{\"hydrant\":{\"autoPilot\":false}}");
    service("views", "{}");

    assertThat(flights.claim(10)).extracting(Flight::service).containsExactly(wanted);
  }

  @Test
  void ofSeveralServersOneGetsAService() throws Exception {
    for (int n = 0; n < 10; n++) {
      service("orders-" + n, "{\"hydrant\":{\"autoPilot\":true}}");
    }
    List<Callable<List<Flight>>> servers = new ArrayList<>();
    for (int n = 0; n < SERVERS; n++) {
      servers.add(() -> flights.claim(10));
    }
    ExecutorService pool = Executors.newFixedThreadPool(SERVERS);
    List<String> claimed = new ArrayList<>();
    try {
      for (Future<List<Flight>> got : pool.invokeAll(servers)) {
        got.get().forEach(flight -> claimed.add(flight.service()));
      }
    } finally {
      pool.shutdown();
    }

    assertThat(claimed).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void aClaimThatIsNotUsedUpInTimeGoesToTheNextAndTheFirstCanChangeNothingMore() {
    service("orders", "{\"hydrant\":{\"autoPilot\":true}}");
    Flight gone = flights.claim(1).get(0);
    assertThat(flights.claim(1)).isEmpty();

    now += 30_000;
    Flight next = flights.claim(1).get(0);

    assertThat(flights.created(gone, "of the first")).isEmpty();
    flights.end(gone, State.FAILED, "of the first");
    Flight created = flights.created(next, "of the next").orElseThrow();
    assertThat(created.pipeline()).contains("of the next");
    assertThat(created.step()).isEqualTo(Step.DEPLOY);
    assertThat(created.state()).isEqualTo(State.WORKING);
  }

  @Test
  void aFlightWhoseRunIsGoneIsLookedAtAtOnce() {
    String service = service("orders", "{\"hydrant\":{\"autoPilot\":true}}");
    Flight claimed = flights.claim(1).get(0);
    Flight deployed = flights.deployed(flights.created(claimed, "p").orElseThrow()).orElseThrow();

    Flight watching = flights.queued(deployed, "a run that nobody knows").orElseThrow();

    assertThat(watching.step()).isEqualTo(Step.WATCH);
    assertThat(flights.claim(1)).extracting(Flight::service).containsExactly(service);
  }

  @Test
  void startingAgainIsForWhatHasEndedAndKeepsThePipeline() {
    String service = service("orders", "{\"hydrant\":{\"autoPilot\":true}}");
    assertThat(flights.restart(service)).isFalse();
    Flight created = flights.created(flights.claim(1).get(0), "p").orElseThrow();
    flights.end(created, State.FAILED, "no luck");

    assertThat(flights.restart(service)).isTrue();

    Flight again = flights.claim(1).get(0);
    assertThat(again.round()).isEqualTo(2);
    assertThat(again.step()).isEqualTo(Step.CREATE);
    assertThat(again.pipeline()).contains("p");
    assertThat(again.reason()).isEmpty();
  }

  @Test
  void switchingTheServiceOffHoldsItsFlight() {
    String service = service("orders", "{\"hydrant\":{\"autoPilot\":true}}");

    fixture.patch(
        "pipelineService",
        service,
        "[{\"op\":\"replace\",\"path\":\"/connection/hydrant/autoPilot\",\"value\":false}]");

    assertThat(flights.claim(1)).isEmpty();
    assertThat(flights.of(service).map(Flight::enabled)).isEqualTo(Optional.of(false));
  }

  @Test
  void theSwitchForAllIsOnUntilItIsTurnedOffAndIsKept() {
    assertThat(forAll.on()).isTrue();
    forAll.set(false);
    forAll.set(false);
    assertThat(forAll.on()).isFalse();
    forAll.set(true);
    assertThat(forAll.on()).isTrue();
  }

  private String service(String name, String connection) {
    return fixture.id(
        fixture.put(
            "pipelineService",
            "{\"name\":\"%s\",\"serviceType\":\"KinesisFirehose\",\"connection\":%s}"
                .formatted(name, connection)));
  }
}
