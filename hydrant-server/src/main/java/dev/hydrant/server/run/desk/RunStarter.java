package dev.hydrant.server.run.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityStore;
import dev.hydrant.catalog.entity.EntityTypes;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.catalog.run.NewRun;
import dev.hydrant.catalog.run.Run;
import dev.hydrant.catalog.run.RunEndings;
import dev.hydrant.catalog.run.RunQueue;
import dev.hydrant.model.work.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;

/** Starts runs and stops them, on a person's word. */
public final class RunStarter {
  private final EntityStore store;
  private final EntityTypes types;
  private final RunQueue queue;
  private final RunEndings endings;
  private final Desk desk;

  /**
   * Who is told.
   *
   * @param leases where runners wait
   * @param news hears of runs that have changed
   * @param waker wakes runners off the caller's thread
   */
  public record Desk(LeaseDesk leases, RunNews news, Executor waker, RunSettings settings) {}

  public RunStarter(
      EntityStore store, EntityTypes types, RunQueue queue, RunEndings endings, Desk desk) {
    this.store = store;
    this.types = types;
    this.queue = queue;
    this.endings = endings;
    this.desk = desk;
  }

  /** Runs an ingestion pipeline now. */
  public Run ingest(JsonNode pipeline) {
    JsonNode service =
        store.get(
            types.get("pipelineService"),
            EntityKey.id(pipeline.path("service").path("id").asText()),
            Include.NON_DELETED);
    JsonNode schedule = pipeline.path("airflowConfig");
    return start(
        pipeline.path("id").asText(),
        WorkKind.INGEST,
        service.path("name").asText(),
        runner(service.path("ingestionRunner").path("name")),
        new Retry(
            schedule.path("retries").asInt(0),
            Duration.ofSeconds(schedule.path("retryDelay").asInt(300))));
  }

  /** Tests the connection of a workflow's request. */
  public Run test(JsonNode workflow) {
    JsonNode request = workflow.path("request");
    return start(
        workflow.path("id").asText(),
        WorkKind.TEST_CONNECTION,
        request.path("serviceName").asText(""),
        runner(request.path("ingestionRunner")),
        Retry.NEVER);
  }

  /** Lists the names that a service's connection shows. */
  public Run list(JsonNode service) {
    return start(
        service.path("id").asText(),
        WorkKind.LIST,
        service.path("name").asText(),
        runner(service.path("ingestionRunner").path("name")),
        Retry.NEVER);
  }

  /** Stops a run: at once where it waits, by its runner where it runs. */
  public void cancel(String runId) {
    Optional<String> instance = endings.cancel(runId, "Stopped on request.");
    instance.ifPresentOrElse(
        process -> desk.leases().cancel(process, runId), () -> desk.news().changed(runId));
  }

  /** Stops every run of an entity that has not ended. */
  public int cancelAll(String pipeline) {
    List<String> unfinished = endings.unfinished(pipeline);
    unfinished.forEach(this::cancel);
    return unfinished.size();
  }

  private record Retry(int times, Duration delay) {
    static final Retry NEVER = new Retry(0, Duration.ZERO);
  }

  private Run start(String entity, WorkKind kind, String service, String runner, Retry retry) {
    Run run =
        queue.enqueueNow(
            new NewRun(
                UUID.randomUUID().toString(),
                entity,
                kind,
                service,
                runner,
                retry.times(),
                retry.delay(),
                kind == WorkKind.INGEST
                    ? desk.settings().patience()
                    : desk.settings().testLimit()));
    desk.waker().execute(() -> desk.leases().wake(Set.of(run.runner())));
    return run;
  }

  private String runner(JsonNode chosen) {
    String name = chosen.asText("");
    return name.isEmpty() ? desk.settings().builtInRunner() : name;
  }
}
