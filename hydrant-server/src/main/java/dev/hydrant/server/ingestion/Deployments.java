package dev.hydrant.server.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.entity.Author;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityStore;
import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.entity.EntityTypes;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.catalog.schedule.ScheduleConfig;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.filter.FilterPattern;
import dev.hydrant.model.filter.NameFilter;
import dev.hydrant.model.work.WorkKind;
import dev.hydrant.model.workflow.ConfigBinder;
import dev.hydrant.server.run.desk.WorkOrders;
import java.util.Optional;
import java.util.function.Consumer;

/** Deploys ingestion pipelines, after having looked whether they can be carried out. */
public final class Deployments {
  private final EntityStore store;
  private final EntityType type;
  private final WorkOrders orders;
  private final ConfigBinder binder = new ConfigBinder();

  public Deployments(EntityStore store, EntityTypes types, WorkOrders orders) {
    this.store = store;
    this.type = types.get("ingestionPipeline");
    this.orders = orders;
  }

  /**
   * Deploys; the schedule is written in the transaction that marks the pipeline.
   *
   * @throws HydrantException naming what cannot be carried out; the pipeline stays as it is then
   *     and can be mended
   */
  public void deploy(String id, Author author) {
    deploy(id, author, document -> {});
  }

  /**
   * The same on a condition.
   *
   * @param condition looks at the very document that is marked, and throws to leave it alone
   */
  public void deploy(String id, Author author, Consumer<ObjectNode> condition) {
    check(store.get(type, EntityKey.id(id), Include.NON_DELETED));
    orders.check(WorkKind.INGEST, id);
    store.edit(
        type,
        EntityKey.id(id),
        author,
        document -> {
          condition.accept(document);
          document.put("deployed", true);
        });
  }

  /** Why a pipeline could not be deployed as it is now; empty when it could. */
  public Optional<String> problem(JsonNode pipeline) {
    try {
      check(pipeline);
      orders.check(WorkKind.INGEST, pipeline.path("id").asText());
      return Optional.empty();
    } catch (HydrantException e) {
      return Optional.of(e.advice().isEmpty() ? e.text() : e.text() + " " + e.advice());
    }
  }

  private void check(JsonNode pipeline) {
    ScheduleConfig.of(pipeline.path("airflowConfig"));
    JsonNode pattern = pipeline.path("sourceConfig").path("config").path("pipelineFilterPattern");
    if (pattern.isObject()) {
      String field = "sourceConfig.config.pipelineFilterPattern";
      NameFilter.compile(binder.bind(pattern, FilterPattern.class, field), field);
    }
  }
}
