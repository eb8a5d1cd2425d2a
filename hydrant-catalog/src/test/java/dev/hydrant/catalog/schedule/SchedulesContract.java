package dev.hydrant.catalog.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.Fixture;
import dev.hydrant.catalog.entity.Author;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.run.DatabaseClock;
import dev.hydrant.catalog.run.NewRun;
import dev.hydrant.catalog.run.Run;
import dev.hydrant.catalog.run.RunEndings;
import dev.hydrant.catalog.run.RunQueue;
import dev.hydrant.catalog.run.RunReader;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.work.WorkKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Schedules and what comes from them; every database that Hydrant lives on passes this whole. */
public abstract class SchedulesContract {
  private static final long TEN = Instant.parse("2026-05-04T10:00:00Z").toEpochMilli();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private volatile long now = TEN - 1_000;
  private Catalog catalog;
  private Fixture fixture;
  private RunQueue queue;
  private RunEndings endings;
  private RunReader reader;
  private Schedules schedules;
  private DatabaseClock clock;

  /** An empty database; whoever makes it closes it. */
  protected abstract Database open();

  @BeforeEach
  void wire() {
    Database database = open();
    clock = handle -> now;
    catalog =
        new Catalog(
            database, SecretKeySource.ofText("a key for this suite"), Clock.systemUTC(), clock);
    fixture = new Fixture(catalog);
    queue = new RunQueue(database, clock, Duration.ofSeconds(45), Duration.ofSeconds(45));
    endings = new RunEndings(database, clock);
    reader = new RunReader(database);
    schedules = new Schedules(database, clock, queue, Duration.ZERO);
  }

  @Test
  void aDeployedPipelineRunsOnceAtItsTimeAndNotBefore() {
    String hourly = deployed("0 * * * *");

    assertThat(schedules.tick(this::plan).isEmpty()).isTrue();
    now = TEN;
    assertThat(schedules.tick(this::plan).queued()).hasSize(1);
    assertThat(schedules.tick(this::plan).isEmpty()).isTrue();

    assertThat(dueTimes(hourly)).containsExactly(TEN);
    assertThat(schedules.of(hourly).orElseThrow().nextDue()).contains(TEN + HOUR);
  }

  @Test
  void whatIsNotDeployedIsNotScheduled() {
    String stored = stored("0 * * * *");
    now = TEN;

    assertThat(schedules.tick(this::plan).isEmpty()).isTrue();
    assertThat(schedules.of(stored)).isEmpty();
  }

  @Test
  void whatWasDeployedBeforeThereWereSchedulesIsAdopted() {
    String hourly = deployed("0 * * * *");
    catalog.database().write(handle -> handle.execute("delete from schedule"));

    new ScheduleAdoption(catalog.database(), catalog.json(), clock).run();

    assertThat(schedules.of(hourly).orElseThrow().nextDue()).contains(TEN);
  }

  @Test
  void deployingAnUnusableScheduleChangesNothing() {
    String bad = stored("*/5 * * * *");

    assertThatThrownBy(() -> edit(bad, document -> document.put("deployed", true)))
        .isInstanceOf(HydrantException.class)
        .hasMessageContaining("airflowConfig.scheduleInterval: minute: '*/5' runs more often");

    assertThat(schedules.of(bad)).isEmpty();
    assertThat(document(bad).path("deployed").asBoolean()).isFalse();
  }

  @Test
  void pausingEndsTheScheduleAndResumingStartsItFromNow() {
    String hourly = deployed("0 * * * *");
    edit(hourly, document -> document.put("enabled", false));
    now = TEN + 3 * HOUR + 1;
    assertThat(schedules.tick(this::plan).isEmpty()).isTrue();

    edit(hourly, document -> document.put("enabled", true));

    assertThat(schedules.tick(this::plan).isEmpty()).isTrue();
    assertThat(schedules.of(hourly).orElseThrow().nextDue()).contains(TEN + 4 * HOUR);
  }

  @Test
  void editingTheScheduleMovesItAndEditingAnythingElseDoesNot() {
    String hourly = deployed("0 * * * *");
    now = TEN;
    edit(hourly, document -> document.put("displayName", "Another name"));
    assertThat(schedules.of(hourly).orElseThrow().nextDue()).contains(TEN);

    edit(hourly, document -> config(document).put("scheduleInterval", "30 * * * *"));
    assertThat(schedules.of(hourly).orElseThrow().nextDue()).contains(TEN + HOUR / 2);

    edit(hourly, document -> config(document).put("scheduleInterval", ""));
    assertThat(schedules.of(hourly).orElseThrow().nextDue()).isEmpty();
  }

  @Test
  void deletingStopsEverythingAndRestoringSchedulesAgain() {
    String hourly = deployed("0 * * * *");
    now = TEN;
    schedules.tick(this::plan);

    catalog
        .entities()
        .delete(
            fixture.type("ingestionPipeline"), EntityKey.id(hourly), false, false, Author.ADMIN);
    now = TEN + HOUR;
    assertThat(schedules.tick(this::plan).isEmpty()).isTrue();
    Run run = reader.ofPipeline(hourly, 5).get(0);
    assertThat(run.state()).isEqualTo(RunState.STOPPED);
    assertThat(run.reason()).isEqualTo("The pipeline was deleted.");

    catalog.entities().restore(fixture.type("ingestionPipeline"), hourly, Author.ADMIN);
    assertThat(schedules.of(hourly).orElseThrow().nextDue()).contains(TEN + 2 * HOUR);
  }

  @Test
  void aDueTimeIsSkippedWhileTheRunBeforeHasNotEnded() {
    String hourly = deployed("0 * * * *");
    now = TEN;
    schedules.tick(this::plan);
    now = TEN + HOUR;

    assertThat(schedules.tick(this::plan).skipped()).containsExactly(hourly);

    ScheduleRow row = schedules.of(hourly).orElseThrow();
    assertThat(row.skipped()).isEqualTo(new ScheduleRow.Count(1, Optional.of(TEN + HOUR)));
    assertThat(dueTimes(hourly)).containsExactly(TEN);
    endings.cancel(reader.ofPipeline(hourly, 1).get(0).id(), "");
    now = TEN + 2 * HOUR;
    assertThat(schedules.tick(this::plan).queued()).hasSize(1);
  }

  @Test
  void aShortAbsenceOfServersLosesNothing() {
    String hourly = deployed("0 * * * *");
    now = TEN + Duration.ofMinutes(9).toMillis();

    schedules.tick(this::plan);

    assertThat(dueTimes(hourly)).containsExactly(TEN);
  }

  @Test
  void whatWasMissedIsCountedAndLeftAlone() {
    String hourly = deployed("0 * * * *");
    now = TEN + 3 * HOUR + HOUR / 2;

    assertThat(schedules.tick(this::plan).missed()).containsExactly(hourly);

    assertThat(dueTimes(hourly)).isEmpty();
    ScheduleRow row = schedules.of(hourly).orElseThrow();
    assertThat(row.missed()).isEqualTo(new ScheduleRow.Count(4, Optional.of(TEN + 3 * HOUR)));
    assertThat(row.nextDue()).contains(TEN + 4 * HOUR);
  }

  @Test
  void withCatchUpTheLastOfWhatWasMissedIsRunOnce() {
    String hourly = deployed("0 * * * *");
    edit(hourly, document -> config(document).put("pipelineCatchup", true));
    now = TEN + 3 * HOUR + HOUR / 2;

    schedules.tick(this::plan);
    schedules.tick(this::plan);

    assertThat(dueTimes(hourly)).containsExactly(TEN + 3 * HOUR);
    assertThat(schedules.of(hourly).orElseThrow().missed().times()).isEqualTo(3);
  }

  @Test
  void aScheduleEndsWithItsEndDate() {
    String hourly = deployed("0 * * * *");
    edit(hourly, document -> config(document).put("endDate", "2026-05-04T10:30:00Z"));
    now = TEN;
    schedules.tick(this::plan);

    assertThat(dueTimes(hourly)).containsExactly(TEN);
    assertThat(schedules.of(hourly).orElseThrow().nextDue()).isEmpty();
  }

  @Test
  void jitterSpreadsPipelinesAlwaysTheSameWay() {
    String hourly = deployed("0 * * * *");
    Duration jitter = Duration.ofMinutes(5);
    Schedules spread = new Schedules(catalog.database(), clock, queue, jitter);
    long offset = Math.floorMod(hourly.hashCode(), jitter.toMillis() + 1);
    now = TEN + offset - 1;
    assertThat(spread.tick(this::plan).isEmpty()).isTrue();
    now = TEN + offset;

    assertThat(spread.tick(this::plan).queued()).hasSize(1);

    assertThat(dueTimes(hourly)).containsExactly(TEN);
  }

  @Test
  void manyThatAreDueAtOnceAreTakenInPartsWithoutWaiting() {
    for (int i = 0; i < 250; i++) {
      deployed("0 * * * *");
    }
    now = TEN + 1;

    List<Integer> parts = new ArrayList<>();
    Schedules.Ticked ticked;
    do {
      ticked = schedules.tick(this::plan);
      parts.add(ticked.queued().size());
    } while (ticked.more());

    assertThat(parts).containsExactly(100, 100, 50);
  }

  @Test
  void thoseWhosePlaceInTheJitterHasNotComeDoNotHideTheOthers() {
    List<String> pipelines = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      pipelines.add(deployed("0 * * * *"));
    }
    Duration jitter = Duration.ofMinutes(5);
    Schedules spread = new Schedules(catalog.database(), clock, queue, jitter);
    long half = jitter.toMillis() / 2;
    long wanted =
        pipelines.stream()
            .filter(id -> Math.floorMod(id.hashCode(), jitter.toMillis() + 1) <= half)
            .count();
    now = TEN + half;

    int queued = 0;
    Schedules.Ticked ticked;
    do {
      ticked = spread.tick(this::plan);
      queued += ticked.queued().size();
    } while (ticked.more());

    assertThat(queued).isEqualTo(wanted);
  }

  @Test
  void serversThatLookAtOnceMakeOneRunForEachDueTime() throws Exception {
    List<String> pipelines = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      pipelines.add(deployed("0 * * * *"));
    }
    ExecutorService servers = Executors.newFixedThreadPool(4);
    try {
      for (int hour = 0; hour < 3; hour++) {
        now = TEN + hour * HOUR;
        List<Callable<Schedules.Ticked>> looks = new ArrayList<>();
        for (int server = 0; server < 4; server++) {
          Schedules own = new Schedules(catalog.database(), clock, queue, Duration.ZERO);
          looks.add(() -> own.tick(this::plan));
        }
        int queued = 0;
        for (Future<Schedules.Ticked> look : servers.invokeAll(looks)) {
          queued += look.get().queued().size();
        }
        assertThat(queued).isEqualTo(12);
        for (String pipeline : pipelines) {
          endings.cancel(reader.ofPipeline(pipeline, 1).get(0).id(), "");
        }
      }
    } finally {
      servers.shutdownNow();
    }

    for (String pipeline : pipelines) {
      assertThat(dueTimes(pipeline)).containsExactly(TEN + 2 * HOUR, TEN + HOUR, TEN);
    }
  }

  @Test
  void aScheduleThatCannotBeUsedRestsAndSaysWhyWhileTheOthersGoOn() {
    String mars = deployed("0 * * * *");
    String never = deployed("0 * * * *");
    String good = deployed("0 * * * *");
    spoil("update schedule set zone = 'Mars/Olympus' where pipeline = :id", mars);
    spoil("update schedule set cron = 'never' where pipeline = :id", never);

    now = TEN;
    Schedules.Ticked ticked = schedules.tick(this::plan);

    assertThat(ticked.queued()).extracting(NewRun::pipeline).containsExactly(good);
    assertThat(ticked.unusable()).containsExactlyInAnyOrder(mars, never);
    assertThat(schedules.of(mars).orElseThrow().written().problem())
        .startsWith("The time zone 'Mars/Olympus' is not known");
    assertThat(schedules.of(never).orElseThrow().written().problem())
        .startsWith("The schedule 'never' cannot be used: ");
    now = TEN + HOUR;
    assertThat(schedules.tick(this::plan).unusable()).isEmpty();
  }

  @Test
  void aScheduleThatCouldNotBeUsedIsTakenUpAtAStartThatCanUseIt() {
    String id = deployed("0 * * * *");
    spoil("update schedule set zone = 'Mars/Olympus' where pipeline = :id", id);
    now = TEN;
    schedules.tick(this::plan);

    new ScheduleAdoption(catalog.database(), catalog.json(), clock).run();

    assertThat(schedules.of(id).orElseThrow().nextDue()).contains(TEN + HOUR);
    assertThat(schedules.of(id).orElseThrow().written().problem()).isEmpty();
  }

  private void spoil(String sql, String id) {
    catalog.database().write(handle -> handle.createUpdate(sql).bind("id", id).execute());
  }

  private List<Long> dueTimes(String pipeline) {
    return reader.ofPipeline(pipeline, 100).stream().map(run -> run.times().due()).toList();
  }

  private Optional<NewRun> plan(String pipeline) {
    return Optional.of(
        new NewRun(
            UUID.randomUUID().toString(),
            pipeline,
            WorkKind.INGEST,
            "orders",
            "runner-1",
            0,
            Duration.ZERO,
            Duration.ofHours(24)));
  }

  private String deployed(String cron) {
    String id = stored(cron);
    edit(id, document -> document.put("deployed", true));
    return id;
  }

  private String stored(String cron) {
    String name = "s" + UUID.randomUUID().toString().substring(0, 8);
    return fixture.id(
        fixture.put(
            "ingestionPipeline",
            """
            {"name":"metadata","pipelineType":"metadata","sourceConfig":{"config":{}},
             "service":{"id":"%s","type":"pipelineService"},
             "airflowConfig":{"scheduleInterval":"%s"}}
            """
                .formatted(fixture.pipelineService(name), cron)));
  }

  private void edit(String id, Consumer<ObjectNode> change) {
    catalog
        .entities()
        .edit(fixture.type("ingestionPipeline"), EntityKey.id(id), Author.ADMIN, change);
  }

  private JsonNode document(String id) {
    return catalog
        .entities()
        .get(
            fixture.type("ingestionPipeline"),
            EntityKey.id(id),
            dev.hydrant.catalog.entity.Include.ALL);
  }

  private static ObjectNode config(ObjectNode document) {
    return (ObjectNode) document.path("airflowConfig");
  }
}
