package dev.hydrant.server.automation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.catalog.run.Run;
import dev.hydrant.catalog.run.RunReader;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.work.WorkKind;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.ingestion.ClientAnswers;
import dev.hydrant.server.run.desk.RunStarter;
import dev.hydrant.server.run.desk.RunViews;
import dev.hydrant.server.run.desk.WorkOrders;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** Starts connection tests, and keeps the last result of a service. */
public final class WorkflowRoutes implements RouteModule {
  /** What the routes work on. */
  public record Parts(
      WorkOrders orders,
      RunStarter starter,
      TestResults results,
      ClientAnswers answers,
      RunReader reader,
      RunViews views) {}

  private final Parts parts;
  private final Catalog catalog;
  private final Exchange exchange;

  public WorkflowRoutes(Parts parts, Catalog catalog, Exchange exchange) {
    this.parts = parts;
    this.catalog = catalog;
    this.exchange = exchange;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.post(Exchange.API + "/automations/workflows/trigger/{id}", this::trigger);
    routes.get(Exchange.API + "/hydrant/workflows/{id}/run", this::run);
    routes.post(Exchange.API + "/hydrant/workflows/{id}/cancel", this::cancel);
  }

  /** The newest run of a workflow, which can be watched by its events. */
  private void run(Context context) {
    String id = context.pathParam("id");
    Run run =
        parts.reader().ofPipeline(id, 1).stream()
            .findFirst()
            .orElseThrow(
                () -> new HydrantException(ErrorCode.NOT_FOUND, "The workflow was never started."));
    exchange.answer(context, parts.views().one(run));
  }

  /** Ends a test: at once where it waits, by its runner where it runs. */
  private void cancel(Context context) {
    EntityKey key = EntityKey.id(context.pathParam("id"));
    catalog.entities().get(catalog.types().get("workflow"), key, Include.NON_DELETED);
    int stopped = parts.starter().cancelAll(key.value());
    exchange.answer(
        context, parts.answers().done(stopped == 0 ? "Nothing was running." : "Stopping."));
  }

  private void trigger(Context context) {
    EntityType type = catalog.types().get("workflow");
    EntityKey key = EntityKey.id(context.pathParam("id"));
    JsonNode workflow = catalog.entities().get(type, key, Include.NON_DELETED);
    if (!workflow.path("workflowType").asText().equals("TEST_CONNECTION")) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID,
          "Workflows of type " + workflow.path("workflowType").asText() + " are not carried out.");
    }
    parts.orders().check(WorkKind.TEST_CONNECTION, key.value());
    Run run = parts.starter().test(workflow);
    parts.results().changed(run.id());
    exchange.answer(
        context,
        parts
            .answers()
            .done("Run " + run.id() + " waits for runner " + run.runner() + ".")
            // Not in the contract: with it the page can stop the test.
            .put("runId", run.id()));
  }
}
