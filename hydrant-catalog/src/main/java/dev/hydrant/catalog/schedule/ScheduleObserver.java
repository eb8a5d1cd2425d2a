package dev.hydrant.catalog.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.catalog.entity.EntityObserver;
import dev.hydrant.catalog.run.DatabaseClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the schedule of an ingestion pipeline right in the very transaction that changes the
 * pipeline: whatever deploys, pauses, edits, deletes or restores it, nothing is half-scheduled. A
 * schedule that cannot be used fails the change of a deployed pipeline; one that is not deployed
 * may be stored as it is.
 */
public final class ScheduleObserver implements EntityObserver {
  private static final String TYPE = "ingestionPipeline";

  private final DatabaseClock clock;

  public ScheduleObserver(DatabaseClock clock) {
    this.clock = clock;
  }

  @Override
  public void written(Handle handle, String type, JsonNode document) {
    if (!type.equals(TYPE)) {
      return;
    }
    String pipeline = document.path("id").asText();
    boolean deleted = document.path("deleted").asBoolean();
    Optional<ScheduleConfig> config =
        document.path("deployed").asBoolean() && !deleted
            ? Optional.of(ScheduleConfig.of(document.path("airflowConfig")))
            : Optional.empty();
    Optional<ScheduleConfig> wanted =
        config
            .filter(found -> found.schedule().isPresent() && !found.paused())
            .filter(found -> document.path("enabled").asBoolean(true));
    wanted.ifPresentOrElse(found -> keep(handle, pipeline, found), () -> rest(handle, pipeline));
    if (deleted) {
      stopRuns(handle, pipeline);
    }
  }

  @Override
  public void described(Handle handle, String id, String words) {
    // Words are not searched here.
  }

  @Override
  public void hiddenOrShown(Handle handle, List<String> ids) {
    // Every deletion and restoration is a write as well.
  }

  @Override
  public void removing(Handle handle, List<String> ids) {
    // The rows go with their pipeline.
  }

  private void keep(Handle handle, String pipeline, ScheduleConfig config) {
    Schedule schedule = config.schedule().orElseThrow();
    boolean same =
        ScheduleRow.find(handle, pipeline)
            .filter(row -> row.active() && row.nextDue().isPresent())
            .filter(row -> row.written().usable().equals(Optional.of(schedule)))
            .isPresent();
    if (same) {
      handle
          .createUpdate("update schedule set catch_up = :catchUp where pipeline = :pipeline")
          .bind("catchUp", config.catchUp() ? 1 : 0)
          .bind("pipeline", pipeline)
          .execute();
      return;
    }
    Instant now = Instant.ofEpochMilli(clock.now(handle));
    handle
        .createUpdate(
            """
            insert into schedule (pipeline, active, cron, zone, starts_at, ends_at, catch_up,
              next_due, skipped, missed)
            values (:pipeline, 1, :cron, :zone, :start, :end, :catchUp, :next, 0, 0)
            on conflict (pipeline) do update set active = 1, cron = excluded.cron,
              zone = excluded.zone, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
              catch_up = excluded.catch_up, next_due = excluded.next_due
            """)
        .bind("pipeline", pipeline)
        .bind("cron", schedule.cron().text())
        .bind("zone", schedule.zone().getId())
        .bind("start", schedule.start().map(Instant::toEpochMilli).orElse(null))
        .bind("end", schedule.end().map(Instant::toEpochMilli).orElse(null))
        .bind("catchUp", config.catchUp() ? 1 : 0)
        .bind("next", schedule.next(now).map(Instant::toEpochMilli).orElse(null))
        .execute();
  }

  private static void rest(Handle handle, String pipeline) {
    handle
        .createUpdate("update schedule set active = 0, next_due = null where pipeline = :pipeline")
        .bind("pipeline", pipeline)
        .execute();
  }

  private void stopRuns(Handle handle, String pipeline) {
    handle
        .createUpdate(
            """
            update run set state = 'stopped', ended_at = :now, reason = 'The pipeline was deleted.'
            where pipeline = :pipeline and state = 'queued'
            """)
        .bind("now", clock.now(handle))
        .bind("pipeline", pipeline)
        .execute();
    handle
        .createUpdate("update run set cancel = 1 where pipeline = :pipeline and state = 'running'")
        .bind("pipeline", pipeline)
        .execute();
  }
}
