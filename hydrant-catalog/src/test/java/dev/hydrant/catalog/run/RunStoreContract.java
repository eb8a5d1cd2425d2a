package dev.hydrant.catalog.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.Author;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.run.RunQueue.Asker;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.runner.HeartbeatAnswer.Verdict;
import dev.hydrant.model.runner.HeartbeatRequest.Load;
import dev.hydrant.model.runner.Outcome;
import dev.hydrant.model.work.WorkKind;
import dev.hydrant.model.workflow.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of runs; every database that Hydrant lives on passes this whole. */
public abstract class RunStoreContract {
  private static final Duration LEASE = Duration.ofSeconds(45);
  private static final long START = 1_800_000_000_000L;
  private static final String RUNNER = "runner-1";

  private volatile long now = START;
  private Database database;
  private Catalog catalog;
  private RunQueue queue;
  private Leases leases;
  private RunEndings endings;
  private RunReaper reaper;
  private RunReader reader;
  private RunLogs logs;
  private Runners runners;

  /** An empty database; whoever makes it closes it. */
  protected abstract Database open();

  @BeforeEach
  void wire() {
    database = open();
    catalog =
        new Catalog(database, SecretKeySource.ofText("a key for this suite"), Clock.systemUTC());
    DatabaseClock clock = handle -> now;
    queue = new RunQueue(database, clock, LEASE, LEASE);
    leases = new Leases(database, clock, LEASE);
    endings = new RunEndings(database, clock);
    reaper = new RunReaper(database, clock);
    reader = new RunReader(database);
    logs = new RunLogs(database, 1_000);
    runners = new Runners(database, clock, new SecureRandom());
  }

  @Test
  void aQueuedRunIsLeasedOnceAndRuns() {
    Run queued = queue.enqueueNow(run(entity()));

    LeasedRun leased = leaseOne();

    assertThat(leased.run().id()).isEqualTo(queued.id());
    assertThat(leased.run().state()).isEqualTo(RunState.RUNNING);
    assertThat(leased.run().attempt()).isEqualTo(1);
    assertThat(leased.run().times().started()).contains(START);
    assertThat(queue.lease(asker())).isEmpty();
  }

  @Test
  void theSameRequestAgainGetsTheSameRunAndTokens() {
    queue.enqueueNow(run(entity()));
    queue.enqueueNow(run(entity()));
    Asker asker = new Asker(RUNNER, "one", requestId(), 1);

    LeasedRun first = queue.lease(asker).get(0);
    List<LeasedRun> again = queue.lease(asker);

    assertThat(again).hasSize(1);
    assertThat(again.get(0).leaseToken().reveal()).isEqualTo(first.leaseToken().reveal());
    assertThat(again.get(0).jobToken().reveal()).isEqualTo(first.jobToken().reveal());
    assertThat(again.get(0).run().id()).isEqualTo(first.run().id());
  }

  @Test
  void theSameRequestFromAnotherProcessGetsNothingOfIt() {
    queue.enqueueNow(run(entity()));
    Secret requestId = requestId();
    queue.lease(new Asker(RUNNER, "one", requestId, 1));

    assertThat(queue.lease(new Asker(RUNNER, "two", requestId, 1))).isEmpty();
  }

  @Test
  void noTokenStandsInTheDatabase() {
    queue.enqueueNow(run(entity()));
    LeasedRun leased = leaseOne();

    String row =
        database.read(
            handle ->
                handle
                    .createQuery("select lease_request, lease_hash, job_hash from run")
                    .mapToMap()
                    .list()
                    .toString());

    assertThat(row).doesNotContain(leased.leaseToken().reveal(), leased.jobToken().reveal());
  }

  @Test
  void askingTwiceBeforeItStartsIsOneRun() {
    String pipeline = entity();

    Run first = queue.enqueueNow(run(pipeline));
    Run second = queue.enqueueNow(run(pipeline));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(reader.ofPipeline(pipeline, 10)).hasSize(1);
  }

  @Test
  void aDueTimeIsOneRun() {
    String pipeline = entity();

    assertThat(queue.enqueueDue(run(pipeline), START)).isTrue();
    assertThat(queue.enqueueDue(run(pipeline), START)).isFalse();
    assertThat(queue.enqueueDue(run(pipeline), START + 1)).isTrue();
  }

  @Test
  void aRunThatIsNotDueYetWaits() {
    queue.enqueueDue(run(entity()), START + 1_000);

    assertThat(queue.lease(asker())).isEmpty();
    assertThat(queue.wantedRunners()).isEmpty();

    now += 1_000;
    assertThat(queue.wantedRunners()).containsExactly(RUNNER);
    assertThat(queue.lease(asker())).hasSize(1);
  }

  @Test
  void twoRunsOfOnePipelineDoNotOverlap() {
    String pipeline = entity();
    queue.enqueueDue(run(pipeline), START - 2);
    queue.enqueueDue(run(pipeline), START - 1);

    LeasedRun first = queue.lease(asker()).get(0);
    assertThat(queue.lease(asker())).isEmpty();

    endings.finish(key(first), ending(Outcome.SUCCESS));
    assertThat(queue.lease(asker())).hasSize(1);
  }

  @Test
  void noMoreThanTheFreeSlotsAreLeased() {
    for (int i = 0; i < 5; i++) {
      queue.enqueueNow(run(entity()));
    }

    assertThat(queue.lease(new Asker(RUNNER, "one", requestId(), 3))).hasSize(3);
    assertThat(queue.lease(new Asker(RUNNER, "one", requestId(), 0))).isEmpty();
  }

  @Test
  void anotherRunnersWorkIsNotLeased() {
    queue.enqueueNow(run(entity()));

    assertThat(queue.lease(new Asker("other", "one", requestId(), 4))).isEmpty();
  }

  @Test
  void aTestIsLeasedBeforeAnIngestion() {
    queue.enqueueNow(run(entity()));
    now++;
    Run test = queue.enqueueNow(run(entity(), WorkKind.TEST_CONNECTION));

    assertThat(queue.lease(new Asker(RUNNER, "one", requestId(), 1)).get(0).run().id())
        .isEqualTo(test.id());
  }

  @Test
  void aHeartbeatKeepsTheLeaseBeyondItsTime() {
    queue.enqueueNow(run(entity()));
    LeasedRun leased = leaseOne();

    for (int beat = 0; beat < 10; beat++) {
      now += 10_000;
      assertThat(leases.renew(List.of(key(leased))))
          .containsEntry(leased.run().id(), Verdict.CONTINUE);
      assertThat(reaper.sweep().isEmpty()).isTrue();
    }
  }

  @Test
  void aSilentRunnerLosesItsRunWhichWaitsAgain() {
    queue.enqueueNow(run(entity()));
    LeasedRun leased = leaseOne();

    now += 50_000;
    assertThat(reaper.sweep().isEmpty()).isTrue();
    now += 1;
    assertThat(reaper.sweep().requeued()).containsExactly(leased.run().id());

    assertThat(leases.renew(List.of(key(leased)))).containsEntry(leased.run().id(), Verdict.GONE);
    assertThat(leaseOne().run().attempt()).isEqualTo(2);
  }

  @Test
  void whoHasLostARunGetsItBackWhenItHasToldHowItEndedOrALeaseLater() {
    queue.enqueueNow(run(entity()));
    LeasedRun leased = queue.lease(new Asker(RUNNER, "cut off", requestId(), 1)).get(0);
    leases.renew(List.of(key(leased)));
    now += Duration.ofMinutes(10).toMillis();
    reaper.sweep();
    assertThat(queue.lease(new Asker(RUNNER, "cut off", requestId(), 1))).isEmpty();

    endings.finish(key(leased), ending(Outcome.RELEASED));

    LeasedRun again = queue.lease(new Asker(RUNNER, "cut off", requestId(), 1)).get(0);
    assertThat(again.run().attempt()).isEqualTo(2);
    leases.renew(List.of(key(again)));
    now += Duration.ofMinutes(10).toMillis();
    reaper.sweep();
    now += LEASE.toMillis();
    assertThat(queue.lease(new Asker(RUNNER, "cut off", requestId(), 1))).hasSize(1);
  }

  @Test
  void aRunThatWasLeasedToADeadConnectionWaitsAgainAndCountsNoLoss() {
    Run run = queue.enqueueNow(run(entity()));
    for (int lease = 0; lease < 5; lease++) {
      leaseOne();
      now += 50_001;
      assertThat(reaper.sweep().requeued()).containsExactly(run.id());
    }

    assertThat(reader.get(run.id()).orElseThrow().losses()).isZero();
    assertThat(leaseOne().run().attempt()).isEqualTo(6);
  }

  @Test
  void aRunThatNobodyEverAnswersForDoesNotWaitForEver() {
    Run run = queue.enqueueNow(run(entity()));
    long end = now + Duration.ofHours(24).toMillis();
    while (now < end) {
      leaseOne();
      now += Duration.ofHours(1).toMillis();
      reaper.sweep();
    }
    now++;
    reaper.sweep();

    assertThat(reader.get(run.id()).orElseThrow().state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void nothingIsLeasedToAProcessThatIsEndingWhicheverServerItAsked() {
    RunnerTokens tokens = new RunnerTokens(database, handle -> now, new SecureRandom());
    String proof = tokens.prove(RUNNER, tokens.issueForProcess(RUNNER).reveal()).orElseThrow();
    Secret token = runners.open(new Runners.Process(RUNNER, "ending", "0.1", 4, ""), proof);
    queue.enqueueNow(run(entity()));

    runners.seen(runners.session(token.reveal()).orElseThrow(), new Load(1, 0));

    assertThat(queue.lease(new Asker(RUNNER, "ending", requestId(), 4))).isEmpty();
    assertThat(queue.lease(new Asker(RUNNER, "staying", requestId(), 4))).hasSize(1);
  }

  @Test
  void theThirdLossFailsTheRun() {
    Run run = queue.enqueueNow(run(entity()));
    for (int loss = 0; loss < 3; loss++) {
      leases.renew(List.of(key(leaseOne())));
      now += 60_000;
      reaper.sweep();
    }

    Run ended = reader.get(run.id()).orElseThrow();
    assertThat(ended.state()).isEqualTo(RunState.FAILED);
    assertThat(ended.reason()).startsWith("Runner lost");
    assertThat(ended.times().ended()).contains(now);
  }

  @Test
  void aRunThatNobodyTakesFailsAndSaysForWhomItWaited() {
    Run run = queue.enqueueNow(run(entity()));

    now += Duration.ofHours(24).toMillis() + 1;
    reaper.sweep();

    Run ended = reader.get(run.id()).orElseThrow();
    assertThat(ended.state()).isEqualTo(RunState.FAILED);
    assertThat(ended.reason()).contains(RUNNER);
  }

  @Test
  void theEndIsTakenOnceAndRepeatedWithoutHarm() {
    queue.enqueueNow(run(entity()));
    LeasedRun leased = leaseOne();

    assertThat(endings.finish(key(leased), ending(Outcome.PARTIAL_SUCCESS)))
        .isEqualTo(RunEndings.Answer.TAKEN);
    assertThat(endings.finish(key(leased), ending(Outcome.PARTIAL_SUCCESS)))
        .isEqualTo(RunEndings.Answer.REPEATED);
    assertThat(endings.finish(key(leased), ending(Outcome.FAILED)))
        .isEqualTo(RunEndings.Answer.SUPERSEDED);
    assertThat(state(leased)).isEqualTo(RunState.PARTIAL_SUCCESS);
    assertThat(reader.report(leased.run().id()).map(Gzip::stored).map(String::new))
        .contains("{\"ok\":true}");
  }

  @Test
  void aLateEndCountsWhileNobodyHasLeasedSince() {
    queue.enqueueNow(run(entity()));
    LeasedRun leased = leaseOne();
    now += 60_000;
    reaper.sweep();

    assertThat(endings.finish(key(leased), ending(Outcome.SUCCESS)))
        .isEqualTo(RunEndings.Answer.TAKEN);
    assertThat(state(leased)).isEqualTo(RunState.SUCCESS);
    assertThat(queue.lease(asker())).isEmpty();
  }

  @Test
  void everyAttemptIsKeptWithHowItEnded() {
    RunAttempts attempts = new RunAttempts(database);
    Run queued = queue.enqueueNow(run(entity()));
    assertThat(attempts.of(queued.id())).isEmpty();
    leaseOne();
    now += 51_000;
    reaper.sweep();
    LeasedRun second = leaseOne();
    assertThat(attempts.of(queued.id()))
        .containsExactly(
            new RunAttempt(
                1,
                START,
                Optional.of(START + 51_000),
                Optional.of("lost"),
                "The runner fell silent."),
            new RunAttempt(2, START + 51_000, Optional.empty(), Optional.empty(), ""));

    now += 51_000;
    reaper.sweep();
    endings.finish(key(second), ending(Outcome.SUCCESS));

    assertThat(attempts.of(queued.id()).get(1).outcome())
        .as("who was believed to be lost has the last word")
        .contains("success");
  }

  @Test
  void anEndAfterAnotherHasTakenTheRunIsRefused() {
    queue.enqueueNow(run(entity()));
    LeasedRun first = leaseOne();
    now += 60_000;
    reaper.sweep();
    LeasedRun second = leaseOne();

    assertThat(endings.finish(key(first), ending(Outcome.SUCCESS)))
        .isEqualTo(RunEndings.Answer.SUPERSEDED);
    assertThat(state(second)).isEqualTo(RunState.RUNNING);
    assertThat(endings.finish(key(second), ending(Outcome.FAILED)))
        .isEqualTo(RunEndings.Answer.TAKEN);
  }

  @Test
  void aReleasedRunWaitsAgainAndCountsNoLoss() {
    queue.enqueueNow(run(entity()));
    LeasedRun leased = leaseOne();

    assertThat(endings.finish(key(leased), ending(Outcome.RELEASED)))
        .isEqualTo(RunEndings.Answer.TAKEN);
    assertThat(endings.finish(key(leased), ending(Outcome.RELEASED)))
        .isEqualTo(RunEndings.Answer.REPEATED);

    LeasedRun again = leaseOne();
    assertThat(again.run().attempt()).isEqualTo(2);
    assertThat(again.run().losses()).isZero();
  }

  @Test
  void aFailureThatMayPassIsTriedAgainAfterTheDelay() {
    NewRun once = run(entity());
    queue.enqueueNow(
        new NewRun(
            once.id(),
            once.pipeline(),
            once.kind(),
            once.service(),
            RUNNER,
            1,
            Duration.ofSeconds(300),
            once.giveUp()));
    LeasedRun first = leaseOne();
    endings.finish(key(first), failure(true));

    assertThat(state(first)).isEqualTo(RunState.QUEUED);
    now += 239_000;
    assertThat(queue.lease(asker())).isEmpty();
    now += 121_001;
    LeasedRun second = leaseOne();
    endings.finish(key(second), failure(true));

    assertThat(state(second)).isEqualTo(RunState.FAILED);
  }

  @Test
  void eachRetryWaitsTwiceAsLongAndALostRunnerIsNoRetry() {
    NewRun once = run(entity());
    queue.enqueueNow(
        new NewRun(
            once.id(),
            once.pipeline(),
            once.kind(),
            once.service(),
            RUNNER,
            3,
            Duration.ofSeconds(100),
            once.giveUp()));
    List<Long> waits = new ArrayList<>();
    for (int retry = 0; retry < 3; retry++) {
      LeasedRun leased = leaseOne();
      endings.finish(key(leased), failure(true));
      long wait = reader.get(once.id()).orElseThrow().times().notBefore() - now;
      waits.add(wait);
      now += wait;
      if (retry == 0) {
        leases.renew(List.of(key(leaseOne())));
        now += LEASE.toMillis() + 5_001;
        reaper.sweep();
      }
    }
    endings.finish(key(leaseOne()), failure(true));

    assertThat(waits.get(0)).isBetween(80_000L, 120_000L);
    assertThat(waits.get(1)).isBetween(160_000L, 240_000L);
    assertThat(waits.get(2)).isBetween(320_000L, 480_000L);
    Run ended = reader.get(once.id()).orElseThrow();
    assertThat(ended.state()).isEqualTo(RunState.FAILED);
    assertThat(ended.losses()).isEqualTo(1);
    assertThat(ended.attempt()).isEqualTo(5);
  }

  @Test
  void aFailureThatWillNotPassIsFinal() {
    NewRun once = run(entity());
    queue.enqueueNow(
        new NewRun(
            once.id(),
            once.pipeline(),
            once.kind(),
            "",
            RUNNER,
            3,
            Duration.ofSeconds(1),
            once.giveUp()));
    LeasedRun leased = leaseOne();

    endings.finish(key(leased), failure(false));

    assertThat(state(leased)).isEqualTo(RunState.FAILED);
  }

  @Test
  void stoppingAWaitingRunEndsItAtOnce() {
    Run run = queue.enqueueNow(run(entity()));

    assertThat(endings.cancel(run.id(), "Stopped on request.")).isEmpty();

    assertThat(reader.get(run.id()).orElseThrow().state()).isEqualTo(RunState.STOPPED);
    assertThat(queue.lease(asker())).isEmpty();
  }

  @Test
  void stoppingARunningRunIsToldByTheNextHeartbeat() {
    queue.enqueueNow(run(entity()));
    LeasedRun leased = queue.lease(new Asker(RUNNER, "one", requestId(), 1)).get(0);

    assertThat(endings.cancel(leased.run().id(), "Stopped on request.")).contains("one");

    assertThat(leases.renew(List.of(key(leased)))).containsEntry(leased.run().id(), Verdict.CANCEL);
    endings.finish(key(leased), ending(Outcome.RELEASED));
    assertThat(state(leased)).isEqualTo(RunState.STOPPED);
  }

  @Test
  void aStoppedRunWhoseRunnerIsLostIsNotTriedAgain() {
    queue.enqueueNow(run(entity()));
    LeasedRun leased = leaseOne();
    endings.cancel(leased.run().id(), "Stopped on request.");

    now += 60_000;
    reaper.sweep();

    assertThat(state(leased)).isEqualTo(RunState.STOPPED);
  }

  @Test
  void stoppingAnEndedRunChangesNothing() {
    queue.enqueueNow(run(entity()));
    LeasedRun leased = leaseOne();
    endings.finish(key(leased), ending(Outcome.SUCCESS));

    endings.cancel(leased.run().id(), "Stopped on request.");

    assertThat(state(leased)).isEqualTo(RunState.SUCCESS);
  }

  @Test
  void aJobTokenDiesWithItsAttempt() {
    queue.enqueueNow(run(entity()));
    LeasedRun first = leaseOne();
    assertThat(leases.job(first.jobToken().reveal())).map(Leases.Job::service).contains("orders");

    now += 60_000;
    reaper.sweep();
    assertThat(leases.job(first.jobToken().reveal())).isEmpty();

    LeasedRun second = leaseOne();
    assertThat(leases.job(first.jobToken().reveal())).isEmpty();
    assertThat(leases.job(second.jobToken().reveal())).isPresent();
    endings.finish(key(second), ending(Outcome.SUCCESS));
    assertThat(leases.job(second.jobToken().reveal())).isEmpty();
  }

  @Test
  void progressOfASupersededAttemptIsRefused() {
    queue.enqueueNow(run(entity()));
    LeasedRun leased = leaseOne();

    assertThat(leases.progress(key(leased), "{\"stage\":\"list\"}")).isTrue();
    assertThat(reader.get(leased.run().id()).orElseThrow().progress())
        .contains("{\"stage\":\"list\"}");
    now += 60_000;
    reaper.sweep();
    assertThat(leases.progress(key(leased), "{}")).isFalse();
  }

  @Test
  void theLogReadsBackInOrderAcrossAttempts() throws IOException {
    queue.enqueueNow(run(entity()));
    LeasedRun first = leaseOne();
    assertThat(log(first, 0, "one\n")).isEqualTo(RunLogs.Answer.TAKEN);
    assertThat(log(first, 1, "zwölf\n")).isEqualTo(RunLogs.Answer.TAKEN);
    assertThat(log(first, 1, "zwölf\n")).isEqualTo(RunLogs.Answer.REPEATED);
    now += 60_000;
    reaper.sweep();
    assertThat(log(first, 2, "last words\n")).isEqualTo(RunLogs.Answer.TAKEN);
    LeasedRun second = leaseOne();
    assertThat(log(second, 0, "again\n")).isEqualTo(RunLogs.Answer.TAKEN);
    assertThat(log(first, 3, "too late\n")).isEqualTo(RunLogs.Answer.STALE);

    RunLogs.Page all = logs.read(first.run().id(), 0);
    assertThat(all.text()).isEqualTo("one\nzwölf\nlast words\nagain\n");
    assertThat(logs.read(first.run().id(), 4).text()).startsWith("zwölf\n");
    assertThat(logs.read(first.run().id(), all.next())).isEqualTo(new RunLogs.Page("", all.next()));
    assertThat(reader.get(first.run().id()).orElseThrow().logBytes()).isEqualTo(all.next());
  }

  @Test
  void aLogHasALimit() throws IOException {
    queue.enqueueNow(run(entity()));
    LeasedRun leased = leaseOne();

    assertThat(log(leased, 0, "x".repeat(1_000))).isEqualTo(RunLogs.Answer.TAKEN);
    assertThat(log(leased, 1, "y")).isEqualTo(RunLogs.Answer.FULL);
  }

  @Test
  void aChunkThatIsNotGzipIsRefused() {
    queue.enqueueNow(run(entity()));
    LeasedRun leased = leaseOne();

    assertThatThrownBy(() -> logs.append(key(leased), 0, "plain".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void theRunsOfADeletedPipelineAreGone() {
    String pipeline = entity();
    queue.enqueueNow(run(pipeline));
    LeasedRun leased = leaseOne();

    catalog
        .entities()
        .delete(catalog.types().get("workflow"), EntityKey.id(pipeline), false, true, Author.ADMIN);

    assertThat(reader.get(leased.run().id())).isEmpty();
    assertThat(leases.renew(List.of(key(leased)))).containsEntry(leased.run().id(), Verdict.GONE);
  }

  @Test
  void aSessionIsRenewedInItsLastHalfAndEnds() {
    RunnerTokens tokens = new RunnerTokens(database, handle -> now, new SecureRandom());
    String proof = tokens.prove(RUNNER, tokens.issueForProcess(RUNNER).reveal()).orElseThrow();
    Secret token = runners.open(new Runners.Process(RUNNER, "one", "0.1", 4, ""), proof);
    Runners.Session fresh = runners.session(token.reveal()).orElseThrow();
    assertThat(runners.seen(fresh, new Load(2, 4))).isEmpty();

    now += Duration.ofMinutes(31).toMillis();
    Optional<Secret> renewed =
        runners.seen(runners.session(token.reveal()).orElseThrow(), new Load(1, 4));

    now += Duration.ofMinutes(30).toMillis();
    assertThat(runners.session(token.reveal())).isEmpty();
    assertThat(runners.session(renewed.orElseThrow().reveal()))
        .map(Runners.Session::instance)
        .contains("one");
    assertThat(runners.all()).hasSize(1);
  }

  @Test
  void manyAskersAtOnceLeaseEveryRunOnce() throws Exception {
    Set<String> queued = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      queued.add(queue.enqueueNow(run(entity())).id());
    }
    ExecutorService pool = Executors.newFixedThreadPool(6);
    try {
      List<Callable<List<LeasedRun>>> askers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String instance = "instance-" + i;
        askers.add(() -> queue.lease(new Asker(RUNNER, instance, requestId(), 3)));
      }
      List<String> leased = new ArrayList<>();
      for (Future<List<LeasedRun>> answer : pool.invokeAll(askers)) {
        answer.get().forEach(run -> leased.add(run.run().id()));
      }

      assertThat(leased).doesNotHaveDuplicates();
      assertThat(queued).containsAll(leased);
      queue
          .lease(new Asker(RUNNER, "rest", requestId(), 60))
          .forEach(run -> leased.add(run.run().id()));
      assertThat(leased).containsExactlyInAnyOrderElementsOf(queued);
    } finally {
      pool.shutdownNow();
    }
  }

  private LeasedRun leaseOne() {
    return queue.lease(asker()).get(0);
  }

  private Asker asker() {
    // Another process each time: one that has lost a run does not get it back at once.
    return new Asker(RUNNER, requestId().reveal(), requestId(), 4);
  }

  private RunState state(LeasedRun leased) {
    return reader.get(leased.run().id()).orElseThrow().state();
  }

  private RunLogs.Answer log(LeasedRun leased, long sequence, String text) throws IOException {
    return logs.append(key(leased), sequence, Gzip.deflate(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Secret requestId() {
    return Tokens.random("", new SecureRandom());
  }

  private static AttemptKey key(LeasedRun leased) {
    return AttemptKey.of(leased.run().id(), leased.run().attempt(), leased.leaseToken());
  }

  private static Ending ending(Outcome outcome) {
    byte[] report = Gzip.deflate("{\"ok\":true}".getBytes(StandardCharsets.UTF_8));
    return new Ending(outcome, "", false, Optional.of(report), Optional.empty(), 0);
  }

  private static Ending failure(boolean retryable) {
    return new Ending(
        Outcome.FAILED, "AWS did not answer.", retryable, Optional.empty(), Optional.empty(), 0);
  }

  private static NewRun run(String pipeline) {
    return run(pipeline, WorkKind.INGEST);
  }

  private static NewRun run(String pipeline, WorkKind kind) {
    return new NewRun(
        UUID.randomUUID().toString(),
        pipeline,
        kind,
        "orders",
        RUNNER,
        0,
        Duration.ZERO,
        Duration.ofHours(24));
  }

  /** Runs belong to an entity; which one does not matter here. */
  private String entity() {
    ObjectNode workflow = JsonNodeFactory.instance.objectNode();
    workflow.put("name", UUID.randomUUID().toString()).put("workflowType", "TEST_CONNECTION");
    workflow.putObject("request");
    return catalog
        .entities()
        .create(catalog.types().get("workflow"), workflow, Author.ADMIN)
        .entity()
        .path("id")
        .asText();
  }
}
