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
import dev.hydrant.catalog.schedule.RunPlanner;
import dev.hydrant.catalog.schedule.ScheduleConfig;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.work.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts runs and stops them, on a person's word or when they are due. */
public final class RunStarter implements RunPlanner {
  private static final Logger log = LoggerFactory.getLogger(RunStarter.class);

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
    return queued(ingestion(pipeline));
  }

  /**
   * Runs an ingestion pipeline once for a moment that is past: the same call again finds the run
   * there, whatever became of it.
   *
   * @param id of the run
   * @param due the moment, which no other run of the pipeline was due at
   */
  public void ingestOnce(JsonNode pipeline, String id, long due) {
    NewRun run = ingestion(pipeline).withId(id);
    if (queue.enqueueDue(run, due)) {
      wake(run.runner());
    }
  }

  /** The run of a pipeline that is due; empty when the pipeline or its service is gone. */
  @Override
  public Optional<NewRun> plan(String pipeline) {
    try {
      return Optional.of(
          ingestion(
              store.get(
                  types.get("ingestionPipeline"), EntityKey.id(pipeline), Include.NON_DELETED)));
    } catch (HydrantException e) {
      log.warn("The pipeline {} is due and cannot be run: {}", pipeline, e.text());
      return Optional.empty();
    }
  }

  private NewRun ingestion(JsonNode pipeline) {
    JsonNode service =
        store.get(
            types.get("pipelineService"),
            EntityKey.id(pipeline.path("service").path("id").asText()),
            Include.NON_DELETED);
    ScheduleConfig config = ScheduleConfig.of(pipeline.path("airflowConfig"));
    return planned(
        pipeline.path("id").asText(),
        WorkKind.INGEST,
        service.path("name").asText(),
        runner(service.path("ingestionRunner").path("name")),
        new Retry(config.retries(), config.retryDelay()));
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
        process -> desk.leases().cancel(process, runId), () -> desk.news().ended(runId));
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
    return queued(planned(entity, kind, service, runner, retry));
  }

  private NewRun planned(String entity, WorkKind kind, String service, String runner, Retry retry) {
    return new NewRun(
        UUID.randomUUID().toString(),
        entity,
        kind,
        service,
        runner,
        retry.times(),
        retry.delay(),
        kind == WorkKind.INGEST ? desk.settings().patience() : desk.settings().testLimit());
  }

  private Run queued(NewRun planned) {
    Run run = queue.enqueueNow(planned);
    wake(run.runner());
    return run;
  }

  private void wake(String runner) {
    desk.waker().execute(() -> desk.leases().wake(Set.of(runner)));
  }

  private String runner(JsonNode chosen) {
    String name = chosen.asText("");
    return name.isEmpty() ? desk.settings().builtInRunner() : name;
  }
}
