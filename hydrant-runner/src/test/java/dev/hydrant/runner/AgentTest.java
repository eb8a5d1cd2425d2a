package dev.hydrant.runner;

import static dev.hydrant.runner.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.client.runner.RunnerChannel;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.runner.FinishRequest;
import dev.hydrant.model.runner.HeartbeatAnswer.Verdict;
import dev.hydrant.model.runner.LeaseRequest;
import dev.hydrant.model.runner.Outcome;
import dev.hydrant.model.work.WorkKind;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.runner.exec.ChildCommand;
import dev.hydrant.runner.exec.ChildEnvironment;
import dev.hydrant.runner.exec.ChildProcessExecutor;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentTest {
  @TempDir Path folder;

  private volatile Secret current = new Secret("hyr_test");
  private final TokenSource token = () -> current;
  private RunnerSettings.Place place = RunnerSettings.Place.server();
  private FakeServer server;
  private Agent agent;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    agent = agent();
  }

  @AfterEach
  void stop() {
    server.away = false;
    agent.stop(Duration.ZERO);
    server.close();
  }

  @Test
  void aLeasedRunEndsWithItsChildsReportAndItsWholeLog() throws Exception {
    agent.start();
    give("works");

    FinishRequest end = end();

    assertThat(end.outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(end.exitCode()).contains(0);
    assertThat(end.chunksLost()).isZero();
    assertThat(end.chunksSent()).isGreaterThan(2);
    assertThat(server.log("run-1").lines())
        .hasSize(202)
        .first()
        .asString()
        .matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO Runner test starts attempt 1\\.");
    assertThat(server.log("run-1")).contains("stream-0 is read\n").endsWith("stream-199 is read\n");
  }

  @Test
  void aRunnerOutsideTheServerRefusesAnOrderWithASecretInClearText() throws Exception {
    place = new RunnerSettings.Place("Rack 7", false);
    agent = agent();
    agent.start();
    give("works");

    FinishRequest end = end();

    assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(end.retryable()).isFalse();
    assertThat(end.reason())
        .contains("connection.config.awsConfig.awsSecretAccessKey")
        .doesNotContain(Orders.CANARY);
    assertThat(server.log("run-1"))
        .contains("awsSecretAccessKey")
        .doesNotContain("working for", Orders.CANARY);
  }

  @Test
  void aReplacedTokenIsTakenUpWhenTheServerRefusesTheSession() throws Exception {
    agent.start();
    until("it is registered", () -> server.registrations.get() == 1);

    current = new Secret("hyr_younger");
    server.forgetful = true;

    until("it has registered again", () -> server.registrations.get() == 2);
    assertThat(server.lastToken).isEqualTo("Bearer hyr_younger");
  }

  @Test
  void theStepsOfATestAreToldAsTheyEndAndOnceMoreAtTheEnd() throws Exception {
    agent.start();
    server.give(Orders.order("run-1", "steps", WorkKind.TEST_CONNECTION, 60));

    FinishRequest end = end();

    assertThat(end.steps()).extracting("name").containsExactly("GetPipelines", "GetTags");
    assertThat(end.names()).containsExactly("a", "b");
  }

  @Test
  void aChildWithoutAReportHasFailedAndItsLastWordsAreMasked() throws Exception {
    agent.start();
    give("crashes");

    FinishRequest end = end();

    assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(end.exitCode()).contains(7);
    assertThat(end.reason()).contains("exit code 7", "Exception: key *********");
    assertThat(server.log("run-1"))
        .contains("a library prints token=*********", "Exception: key *********")
        .doesNotContain(Orders.CANARY, "abcdefghijkl");
  }

  @Test
  void aCancelByHeartbeatAsksTheChildWhichReportsThatItStopped() throws Exception {
    agent.start();
    give("waits");
    until("the child works", () -> server.log("run-1").contains("working for"));

    server.verdicts.put("run-1", Verdict.CANCEL);

    assertThat(end().outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(server.log("run-1")).contains("told to stop: {\"control\":\"cancel\"}");
  }

  @Test
  void aCancelReachesTheChildThroughTheOpenQuestionForWork() throws Exception {
    agent.start();
    give("waits");
    until("the child works", () -> server.log("run-1").contains("working for"));

    server.cancel("run-1");

    assertThat(end().outcome()).isEqualTo(Outcome.STOPPED);
  }

  @Test
  void aChildThatDoesNotListenIsEnded() throws Exception {
    agent.start();
    give("deaf");
    until("the child works", () -> server.log("run-1").contains("working for"));

    server.verdicts.put("run-1", Verdict.CANCEL);

    FinishRequest end = end();
    assertThat(end.outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(end.report()).isEmpty();
  }

  @Test
  void aRunThatTakesTooLongFails() throws Exception {
    agent.start();
    server.give(Orders.order("run-1", "waits", WorkKind.TEST_CONNECTION, 1));

    FinishRequest end = end();

    assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(end.reason()).contains("time limit");
  }

  @Test
  void aRunnerThatIsCutOffEndsItsChildBeforeTheLeaseDoesAndGivesTheRunBack() throws Exception {
    agent.start();
    give("deaf");
    until("the child works", () -> server.log("run-1").contains("working for"));
    until("a heartbeat was accepted", () -> beatsWith("run-1") > 1);

    server.away = true;
    long cut = System.nanoTime();
    until("the child is gone", () -> agent.working() == 0);
    long took = (System.nanoTime() - cut) / 1_000_000;

    assertThat(took).isBetween(2_000L, FakeServer.TIMING.lease());
    server.away = false;
    assertThat(end().outcome()).isEqualTo(Outcome.RELEASED);
  }

  @Test
  void aShortSilenceOfTheServerDoesNotEndTheChild() throws Exception {
    agent.start();
    give("waits");
    until("the child works", () -> server.log("run-1").contains("working for"));

    server.away = true;
    Thread.sleep(1_000);
    server.away = false;
    int beats = server.beats.size();
    until("heartbeats come again", () -> server.beats.size() > beats + 2);

    assertThat(agent.working()).isEqualTo(1);
    assertThat(server.ends).isEmpty();
  }

  @Test
  void anAttemptThatAnotherHoldsEndsAndTellsNothing() throws Exception {
    agent.start();
    give("deaf");
    until("the child works", () -> server.log("run-1").contains("working for"));

    server.verdicts.put("run-1", Verdict.GONE);

    until("the child is gone", () -> agent.working() == 0);
    int beats = server.beats.size();
    until("heartbeats go on", () -> server.beats.size() > beats + 3);
    assertThat(server.beats.get(server.beats.size() - 1).runs()).isEmpty();
    assertThat(server.ends).isEmpty();
  }

  @Test
  void aQuestionWhoseAnswerWasLostIsAskedAgainUnderTheSameNumber() throws Exception {
    server.leasesToLose.set(1);
    agent.start();
    give("works");

    assertThat(end().outcome()).isEqualTo(Outcome.SUCCESS);
    List<String> numbers =
        server.asked.stream().map(LeaseRequest::requestId).map(Secret::reveal).toList();
    assertThat(numbers.size()).isGreaterThan(numbers.stream().distinct().toList().size());
  }

  @Test
  void whatTheServerCouldNotTakeIsSentAgainUntilItDoes() throws Exception {
    server.chunksToRefuse.set(3);
    server.endsToRefuse.set(2);
    agent.start();
    give("works");

    FinishRequest end = end();

    assertThat(end.chunksLost()).isZero();
    assertThat(server.log("run-1").lines()).hasSize(202);
  }

  @Test
  void aForgottenSessionIsOpenedAgainWithoutLosingTheRun() throws Exception {
    agent.start();
    give("waits");
    until("the child works", () -> server.log("run-1").contains("working for"));

    server.forgetful = true;
    until("the runner registers again", () -> server.registrations.get() == 2);
    server.verdicts.put("run-1", Verdict.CANCEL);

    assertThat(end().outcome()).isEqualTo(Outcome.STOPPED);
  }

  @Test
  void moreThanItsFreeSlotsIsNeverAskedFor() throws Exception {
    agent.start();
    server.give(Orders.order("run-1", "waits", WorkKind.INGEST, 0));
    server.give(Orders.order("run-2", "waits", WorkKind.INGEST, 0));
    until("both work", () -> agent.working() == 2);
    int before = server.asked.size();
    until("it asks again", () -> server.asked.size() > before + 1);
    assertThat(server.asked.get(server.asked.size() - 1).freeSlots()).isZero();

    server.verdicts.put("run-2", Verdict.CANCEL);
    until("run-2 has ended", () -> server.ends.containsKey("run-2"));

    until("it asks for one", () -> server.asked.get(server.asked.size() - 1).freeSlots() == 1);
  }

  @Test
  void aStoppingRunnerWaitsForItsChildrenAndThenGivesThemBack() throws Exception {
    agent.start();
    give("deaf");
    until("the child works", () -> server.log("run-1").contains("working for"));

    agent.stop(Duration.ofMillis(200));

    assertThat(agent.working()).isZero();
    assertThat(end().outcome()).isEqualTo(Outcome.RELEASED);
  }

  @Test
  void aStoppingRunnerSaysThatItTakesNoMoreBeforeItEnds() throws Exception {
    agent.start();
    until("it asks for work", () -> !server.asked.isEmpty());

    agent.stop(Duration.ZERO);

    assertThat(server.beats.get(server.beats.size() - 1).load().slots()).isZero();
  }

  @Test
  void aStoppingRunnerGoesOnToAskWithoutSlotsAsLongAsItsChildrenRun() throws Exception {
    agent.start();
    give("waits");
    until("the child works", () -> server.log("run-1").contains("working for"));
    Thread stopper = new Thread(() -> agent.stop(Duration.ofSeconds(30)));

    stopper.start();

    until(
        "it asks without slots", () -> server.asked.get(server.asked.size() - 1).freeSlots() == 0);
    server.verdicts.put("run-1", Verdict.CANCEL);
    assertThat(end().outcome()).isEqualTo(Outcome.STOPPED);
    stopper.join();
  }

  @Test
  void anEndThatTheServerHasNotHeardOutlivesTheProcess() throws Exception {
    agent.start();
    give("waits");
    until("the child works", () -> server.log("run-1").contains("working for"));
    server.endsToRefuse.set(1_000);
    server.verdicts.put("run-1", Verdict.CANCEL);
    until("the end is told in vain", () -> server.endsToRefuse.get() < 1_000);

    agent.stop(Duration.ZERO);
    assertThat(server.ends).isEmpty();
    server.endsToRefuse.set(0);
    agent = agent();
    agent.start();

    assertThat(end().outcome()).isEqualTo(Outcome.STOPPED);
    until("nothing is left", () -> files("spool") == 0);
  }

  @Test
  void aChildSeesItsFolderTheSinkAndNoVariableBeyondTheAllowedOnes() throws Exception {
    agent.start();
    give("looks");

    assertThat(end().outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(server.log("run-1"))
        .contains("variables [AWS_PROFILE, PATH]")
        .contains("sink " + server.address() + "/api\n")
        .contains("secret *********")
        .contains("folder " + folder.resolve("work"));
    until("the run folder is gone", () -> files("work") == 0);
  }

  @Test
  void aRevokedRunnerEnds() {
    server.revoked = true;
    agent.start();

    assertThatThrownBy(() -> agent.ended().get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(HydrantException.class)
        .hasMessageContaining("revoked");
  }

  private void give(String service) {
    server.give(Orders.order("run-1", service, WorkKind.INGEST, 0));
  }

  private FinishRequest end() throws InterruptedException {
    until("the run has ended", () -> server.ends.containsKey("run-1"));
    return java.util.Objects.requireNonNull(server.ends.get("run-1"));
  }

  private long beatsWith(String runId) {
    return server.beats.stream()
        .filter(beat -> beat.runs().stream().anyMatch(run -> run.runId().equals(runId)))
        .count();
  }

  private long files(String below) {
    try (Stream<Path> files = Files.list(folder.resolve(below))) {
      return files.count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Agent agent() {
    ChildCommand command =
        new ChildCommand(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            Optional.empty(),
            List.of("-cp", classPath(), FakeChild.class.getName()));
    Map<String, String> own =
        Map.of("PATH", "/usr/bin", "AWS_PROFILE", "none", "SECRET_OF_THE_RUNNER", "x");
    return new Agent(
        new RunnerSettings(
            server.address(), "test", token, "0.1.0", 2, folder.resolve("spool"), place),
        new RunnerChannel(HttpClient.newHttpClient(), server.address()),
        new ChildProcessExecutor(
            command, ChildEnvironment.from(own, List.of()), folder.resolve("work")));
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
