package dev.hydrant.client.sink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EntityRef;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.client.sink.PipelineIndex.Known;
import dev.hydrant.client.sink.StreamChanges.Action;
import dev.hydrant.client.sink.StreamPlanner.StreamPlan;
import java.util.Optional;

/**
 * Gets the pipeline that a stream is written to: the one that is there, the one that was deleted
 * and comes back as it was, or a new one.
 */
final class PipelineOpener {
  private static final String FIRST_VERSION = "0.1";

  private final CatalogClient catalog;
  private final DeletedPipelines deleted;

  PipelineOpener(CatalogClient catalog, DeletedPipelines deleted) {
    this.catalog = catalog;
    this.deleted = deleted;
  }

  /**
   * A pipeline to write to.
   *
   * @param current with all fields
   */
  record Opened(EntityRef pipeline, JsonNode current, Action action) {
    boolean fresh() {
      return action == Action.CREATE;
    }
  }

  Opened open(StreamPlan plan, Optional<Known> known) {
    Optional<JsonNode> there = known.flatMap(pipeline -> read(pipeline.id()));
    if (there.isPresent()) {
      return opened(plan, there.get(), Action.UPDATE);
    }
    Optional<JsonNode> restored =
        deleted
            .find(plan.scan().stream().name())
            .filter(id -> catalog.restore(EntityType.PIPELINE, id))
            .flatMap(this::read);
    if (restored.isPresent()) {
      return opened(plan, restored.get(), Action.RESTORE);
    }
    JsonNode made = catalog.put(EntityType.PIPELINE, plan.body());
    // Somebody else may have been faster: then it has a past, and perhaps edges.
    return made.path("version").asText().equals(FIRST_VERSION)
        ? opened(plan, made, Action.CREATE)
        : opened(plan, read(made.path("id").asText()).orElse(made), Action.UPDATE);
  }

  private static Opened opened(StreamPlan plan, JsonNode current, Action action) {
    EntityRef pipeline =
        new EntityRef(
            current.path("id").asText(), EntityType.PIPELINE.wire(), plan.edges().pipeline().fqn());
    return new Opened(pipeline, current, action);
  }

  private Optional<JsonNode> read(String id) {
    return catalog.findById(EntityType.PIPELINE.collection(), id, "*");
  }
}
