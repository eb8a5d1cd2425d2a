package dev.hydrant.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.e2e.harness.Await;
import dev.hydrant.e2e.harness.Http;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.HydrantProcess;
import dev.hydrant.e2e.harness.Ingestions;
import dev.hydrant.e2e.harness.Organisations;
import dev.hydrant.e2e.harness.Relay;
import dev.hydrant.e2e.harness.Replica;
import dev.hydrant.e2e.harness.Running;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.generated.GeneratedOrganisation;
import dev.hydrant.simulator.organisation.Organisation;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import dev.hydrant.testnetwork.CutLine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runners that lose their server, and children that are frozen, as processes. Leases are as short
 * as they may be; with {@code ./hydrant test --soak} they last as long as they usually do, and the
 * runners are away for ten minutes. The stories wait most of their time, so they take place at the
 * same time.
 */
@DisplayName("A runner that is cut off")
class CutOffTest {
  private static final boolean SOAK = Boolean.getBoolean("hydrant.soak");
  private static final int LEASE_SECONDS = SOAK ? 45 : 15;
  private static final Duration AWAY = SOAK ? Duration.ofMinutes(10) : Duration.ZERO;

  /** Until a lease is lost, or what was kept is told: some leases, on a busy machine. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private static final Organisation ESTATE = new GeneratedOrganisation(30, 1);
  private static final String SECRET = "CUT_OFF_SECRET_KEY";

  @TempDir private static Path folder;
  private static Running server;
  private static Ingestions ingestions;
  private static final ExecutorService STORIES = Executors.newCachedThreadPool();
  private static final Map<String, CompletableFuture<Void>> TOLD = new HashMap<>();

  @BeforeAll
  static void start() {
    server =
        Hydrant.command(
                "server",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString(),
                "--lease",
                String.valueOf(LEASE_SECONDS))
            .serve();
    ingestions = new Ingestions(server.http());
    tell("silent", () -> othersTakeTheRuns(CutLine.State.SILENT));
    tell("broken", () -> othersTakeTheRuns(CutLine.State.BROKEN));
    tell("returns", CutOffTest::returns);
    tell("frozen", CutOffTest::wakes);
  }

  @AfterAll
  static void stop() {
    STORIES.shutdownNow();
    server.close();
  }

  @Test
  @DisplayName("silently has ended its children, frozen ones too, when another takes their runs")
  void silent() throws Throwable {
    hear("silent");
  }

  @Test
  @DisplayName("by refusals has ended its children, frozen ones too, when another takes their runs")
  void broken() throws Throwable {
    hear("broken");
  }

  @Test
  @DisplayName("tells on return what has ended meanwhile, and that counts if no other took it")
  void whatHasEndedCounts() throws Throwable {
    hear("returns");
  }

  @Test
  @DisplayName("by freezing, and whose child wakes after another took the run, writes nothing more")
  void frozenAndWoken() throws Throwable {
    hear("frozen");
  }

  private static void othersTakeTheRuns(CutLine.State cut) {
    String name = cut.name().toLowerCase(Locale.ROOT);
    Replica.Runner runner = runner(name);
    try (AwsSimulator aws = Organisations.simulate(ESTATE);
        CutLine line = new CutLine(server.http().base());
        Replica lost = runner.start(line.address(), name + "-lost")) {
      aws.setFaults(FaultPlan.parse("list:hang:always"));
      JsonNode service = service(runner, aws);
      List<String> runs =
          List.of(
              ingestions.trigger(ingestions.deployed("one", service)),
              ingestions.trigger(ingestions.deployed("two", service)));
      Await.until(
          "both children wait for AWS",
          LIMIT,
          () -> aws.statistics().calls("ListDeliveryStreams") == 2);
      List<ProcessHandle> children = lost.process().descendants();
      assertThat(children).hasSize(2);
      HydrantProcess.signal("STOP", children.get(0).pid());

      line.become(cut);
      runs.forEach(CutOffTest::awaitLoss);
      assertThat(children).as("its children have ended before").noneMatch(ProcessHandle::isAlive);
      runs.forEach(run -> assertThat(says(lost, run, "is stopped: CUT_OFF")).isTrue());

      aws.setFaults(FaultPlan.NONE);
      try (Replica heir = runner.start(server.http().base(), name + "-heir")) {
        List<JsonNode> ended = runs.stream().map(CutOffTest::endedByHeir).toList();
        Await.pause(AWAY.toMillis());
        line.become(CutLine.State.WHOLE);
        for (String run : runs) {
          Await.until("its end is refused", LIMIT, () -> says(lost, run, "was not taken"));
        }
        assertThat(runs.stream().map(ingestions::run).toList()).isEqualTo(ended);
        assertThat(heir.process().isAlive()).isTrue();
        assertThat(lost.process().isAlive()).isTrue();
      }
    }
  }

  private static void returns() {
    Replica.Runner runner = runner("returns");
    CutAtTheEnd cut = new CutAtTheEnd();
    try (AwsSimulator aws = Organisations.simulate(ESTATE);
        Relay relay = new Relay(server.http().base(), cut);
        CutLine line = cut.line(new CutLine(relay.base()));
        Replica replica = runner.start(line.address(), "returns")) {
      String run = ingestions.trigger(ingestions.deployed("metadata", service(runner, aws)));
      Await.until("its child has ended and the line is cut", LIMIT, cut::done);
      assertThat(ingestions.state(run)).as("its end is not known").isEqualTo("running");
      awaitLoss(run);
      Await.pause(AWAY.toMillis());
      assertThat(ingestions.state(run)).isEqualTo("queued");
      line.become(CutLine.State.WHOLE);

      JsonNode ended = ended(run, 1);
      assertThat(ended.path("losses").asInt()).isEqualTo(1);
      assertThat(replica.process().isAlive()).isTrue();
    }
  }

  private static void wakes() {
    Replica.Runner runner = runner("frozen");
    Freezer freezer = new Freezer();
    try (AwsSimulator aws = Organisations.simulate(ESTATE);
        Relay relay = new Relay(server.http().base(), freezer);
        Replica frozen = runner.start(relay.base(), "frozen")) {
      freezer.watches(frozen.process());
      String run = ingestions.trigger(ingestions.deployed("metadata", service(runner, aws)));
      Await.until("the child is frozen while it writes", LIMIT, freezer::froze);
      List<ProcessHandle> children = frozen.process().descendants();
      awaitLoss(run);

      try (Replica heir = runner.start(server.http().base(), "frozen-heir")) {
        JsonNode ended = endedByHeir(run);
        Await.pause(AWAY.toMillis());
        assertThat(children).hasSize(1).allMatch(ProcessHandle::isAlive);
        int before = freezer.seen().size();

        children.forEach(child -> HydrantProcess.signal("CONT", child.pid()));
        Await.until("it ends", LIMIT, () -> children.stream().noneMatch(CutOffTest::works));

        List<Relay.Exchange> all = freezer.seen();
        List<Relay.Exchange> woken = all.subList(before, all.size());
        assertThat(woken).as("it writes on").anyMatch(Freezer::write);
        assertThat(woken).extracting(Relay.Exchange::status).containsOnly(401);
        assertThat(freezer.holds(run)).as("the runner believes that it is its run").isTrue();
        HydrantProcess.signal("CONT", frozen.process().pid());
        Await.until("its runner knows better", LIMIT, () -> !freezer.holds(run));
        assertThat(ingestions.run(run)).isEqualTo(ended);
        assertThat(heir.process().isAlive()).isTrue();
      }
    }
  }

  private static void tell(String name, Runnable story) {
    TOLD.put(name, CompletableFuture.runAsync(story, STORIES));
  }

  private static void hear(String name) throws Throwable {
    try {
      Objects.requireNonNull(TOLD.get(name)).get();
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  private static void awaitLoss(String run) {
    Await.until("its lease is lost", LIMIT, () -> !ingestions.state(run).equals("running"));
  }

  /** One that has ended has no command any more, though its frozen parent has not seen its end. */
  private static boolean works(ProcessHandle child) {
    return child.info().command().isPresent();
  }

  private static JsonNode endedByHeir(String run) {
    return ended(run, 2);
  }

  private static JsonNode ended(String run, int attempt) {
    JsonNode ended = ingestions.ended(run);
    assertThat(ended.path("state").asText()).as(ended.toPrettyString()).isEqualTo("success");
    assertThat(ended.path("attempt").asInt()).isEqualTo(attempt);
    return ended;
  }

  private static boolean says(Replica replica, String run, String what) {
    return replica.process().output().contains("un " + run + " attempt 1 " + what);
  }

  private static JsonNode service(Replica.Runner runner, AwsSimulator aws) {
    return ingestions.service(
        "of-" + runner.name(),
        Ingestions.connection(aws, aws.homes().get(0), account().accessKeyId(), "secret:" + SECRET),
        runner.name());
  }

  private static Replica.Runner runner(String name) {
    String path = "/api/v1/hydrant/runners/" + name + "/tokens";
    String token = Http.json(server.http().post(path, Map.of()), 201).path("token").asText();
    return Replica.Runner.of(name, token, folder).secret(SECRET, account().secretAccessKey());
  }

  private static SimulatedAccount account() {
    return ESTATE.accounts().get(0);
  }

  /** Cuts the line when the end of a run is first told, so that the server does not hear it. */
  private static final class CutAtTheEnd implements Relay.Watcher {
    private final CompletableFuture<CutLine> line = new CompletableFuture<>();
    private final AtomicBoolean done = new AtomicBoolean();

    CutLine line(CutLine made) {
      line.complete(made);
      return made;
    }

    boolean done() {
      return done.get();
    }

    @Override
    public boolean asked(String method, URI uri) {
      boolean cuts = uri.getPath().endsWith("/finish") && !done.get();
      if (cuts) {
        line.join().become(CutLine.State.SILENT);
        done.set(true);
      }
      return !cuts;
    }

    @Override
    public Optional<byte[]> answered(Relay.Exchange exchange) {
      return Optional.of(exchange.answer());
    }
  }
}
