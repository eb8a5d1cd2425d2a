package dev.hydrant.catalog.autopilot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.catalog.entity.EntityObserver;
import dev.hydrant.catalog.run.DatabaseClock;
import dev.hydrant.model.workflow.FirehoseConnection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Hears of services whose switch {@code connection.hydrant.autoPilot} is on, in the transaction
 * that creates or changes them: AutoPilot begins with each exactly once, whatever happens next.
 */
public final class AutoPilotObserver implements EntityObserver {
  private final DatabaseClock clock;

  public AutoPilotObserver(DatabaseClock clock) {
    this.clock = clock;
  }

  @Override
  public void written(Handle handle, String type, JsonNode document) {
    if (!type.equals("pipelineService")
        || !document.path("serviceType").asText().equals(FirehoseConnection.TYPE)) {
      return;
    }
    boolean on = document.at("/connection/hydrant/autoPilot").asBoolean(false);
    if (on) {
      begin(handle, document.path("id").asText());
    } else {
      handle
          .createUpdate("update auto_pilot set enabled = 0 where service = :service")
          .bind("service", document.path("id").asText())
          .execute();
    }
  }

  @Override
  public void described(Handle handle, String id, String words) {
    // Words are not searched here.
  }

  @Override
  public void hiddenOrShown(Handle handle, List<String> ids) {
    // A deleted service is noticed by the next step.
  }

  @Override
  public void removing(Handle handle, List<String> ids) {
    // The row goes with its service.
  }

  private void begin(Handle handle, String service) {
    handle
        .createUpdate(
            """
            insert into auto_pilot (service, enabled, round, step, state, reason, look_at, began_at)
            values (:service, 1, 1, 'create', 'working', '', 0, :now)
            on conflict (service) do update set enabled = 1
            """)
        .bind("service", service)
        .bind("now", clock.now(handle))
        .execute();
  }
}
