package dev.hydrant.runner;

import static dev.hydrant.runner.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.runner.RunnerTiming;
import dev.hydrant.testnetwork.CutLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A runner whose line to the server is cut for ten minutes: the real server, the real agent, real
 * children, and a line between that loses everything. Leases, and the time after which children are
 * ended, count by a clock that the tests move; sockets, retries and processes by the real one.
 */
class CutOffTest {
  /** As the real ones where the tests' clock counts; short where the real clock does. */
  private static final RunnerTiming TIMING =
      new RunnerTiming(400, 300, 50, 45_000, 30_000, 5_000, 500, 50, 65_536, 20);

  private static final long START = 1_800_000_000_000L;

  @TempDir Path folder;

  private final AtomicLong millis = new AtomicLong();
  private final List<Agent> agents = new ArrayList<>();
  private Path gate;
  private RealServer server;
  private CutLine line;
  private Agent agent;

  @BeforeEach
  void start() throws Exception {
    gate = folder.resolve("gate");
    server = new RealServer(folder, TIMING, Optional.of(handle -> START + millis.get()));
    line = new CutLine(server.address());
    agent = agent("cut");
    agent.start();
    for (String service : List.of("deaf", "gated")) {
      server.trigger(server.pipeline(service));
      until(service + " works", () -> log(service).contains("working for"));
    }
    aHeartbeatIsAnswered();
  }

  @AfterEach
  void stop() {
    line.become(CutLine.State.WHOLE);
    agents.forEach(each -> each.stop(Duration.ZERO));
    line.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"SILENT", "BROKEN"})
  void whatHadEndedCountsOnReturnAndTheRestIsDoneAgain(CutLine.State cut) throws Exception {
    line.become(cut);
    theGatedChildEndsAfter29SecondsAndTheDeafOneIsEndedAfter30();
    tenMinutesPass();

    line.become(CutLine.State.WHOLE);

    JsonNode ended = server.ended("gated");
    assertThat(ended.path("state").asText()).isEqualTo("success");
    assertThat(ended.path("attempt").asInt()).isEqualTo(1);
    assertThat(ended.path("chunksLost").asInt()).isZero();
    assertThat(server.log(ended)).contains("behind the gate 0\n").endsWith("behind the gate 99\n");
    until("the deaf one is done again", () -> server.run("deaf").path("attempt").asInt() == 2);
    until("nothing is left to tell", () -> kept() == 0);
    until("it works again", () -> agent.working() == 1);
    assertThat(state("deaf")).isEqualTo("running");
    assertThat(server.run("gated")).isEqualTo(ended);
  }

  @Test
  void whatAnotherReplicaHasTakenIsTheOthers() throws Exception {
    line.become(CutLine.State.SILENT);
    theGatedChildEndsAfter29SecondsAndTheDeafOneIsEndedAfter30();
    tenMinutesPass();
    Agent other = server.agent(server.address(), "other", environment(), this::nanos);
    agents.add(other);
    other.start();
    JsonNode ended = server.ended("gated");
    until("the other has both", () -> server.run("deaf").path("attempt").asInt() == 2);
    String log = log("gated");

    line.become(CutLine.State.WHOLE);
    until("the ends were refused and are forgotten", () -> kept() == 0);

    assertThat(ended.path("attempt").asInt()).isEqualTo(2);
    assertThat(ended.path("state").asText()).isEqualTo("success");
    assertThat(server.run("gated")).isEqualTo(ended);
    assertThat(log("gated")).isEqualTo(log).containsOnlyOnce("behind the gate 99\n");
    JsonNode deaf = server.run("deaf");
    assertThat(deaf.path("state").asText()).isEqualTo("running");
    assertThat(deaf.path("attempt").asInt()).isEqualTo(2);
    assertThat(other.working()).isEqualTo(1);
  }

  @Test
  void aRunnerThatIsStartedAnewWhileCutOffTellsWhatItsPredecessorKeptAndTheEndOfItsLog()
      throws Exception {
    line.become(CutLine.State.SILENT);
    theGatedChildEndsAfter29SecondsAndTheDeafOneIsEndedAfter30();
    agent.stop(Duration.ZERO);
    assertThat(kept()).isEqualTo(2);
    tenMinutesPass();

    line.become(CutLine.State.WHOLE);
    agent("cut").start();

    JsonNode ended = server.ended("gated");
    assertThat(ended.path("state").asText()).isEqualTo("success");
    assertThat(ended.path("attempt").asInt()).isEqualTo(1);
    assertThat(server.log(ended)).contains("behind the gate 0\n").endsWith("behind the gate 99\n");
    until("nothing is left to tell", () -> kept() == 0);
  }

  private void theGatedChildEndsAfter29SecondsAndTheDeafOneIsEndedAfter30() throws Exception {
    millis.addAndGet(29_000);
    Files.createFile(gate);
    until("the gated child has ended", () -> agent.working() == 1);
    until("its end is kept", () -> kept() == 1);
    assertThat(agent.working()).as("29 s are less than 30").isEqualTo(1);

    millis.addAndGet(2_000);
    until("the deaf child is ended", () -> agent.working() == 0);
    until("its end is kept", () -> kept() == 2);
    assertThat(state("deaf")).as("the lease still holds").isEqualTo("running");
  }

  private void tenMinutesPass() throws Exception {
    millis.addAndGet(Duration.ofMinutes(10).toMillis());
    for (String service : List.of("deaf", "gated")) {
      until(service + " waits for a runner again", () -> !state(service).equals("running"));
    }
    assertThat(kept()).isEqualTo(2);
  }

  private void aHeartbeatIsAnswered() throws InterruptedException {
    millis.addAndGet(1_000);
    until("every lease is renewed", () -> agent.leaseAge().isZero());
  }

  private Agent agent(String process) {
    Agent made = server.agent(line.address(), process, environment(), this::nanos);
    agents.add(made);
    return made;
  }

  private Map<String, String> environment() {
    return Map.of("GATE", gate.toString());
  }

  private long nanos() {
    return millis.get() * 1_000_000;
  }

  private String state(String service) {
    return server.run(service).path("state").asText();
  }

  private String log(String service) {
    return server.log(server.run(service));
  }

  private long kept() {
    if (Files.notExists(server.spool("cut"))) {
      return 0;
    }
    try (Stream<Path> files = Files.list(server.spool("cut"))) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
