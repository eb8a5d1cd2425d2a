package dev.hydrant.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.Fields;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Executions of pipelines. Clients put the qualified name into these paths as it is, so that it can
 * span several segments.
 */
public final class PipelineStatusRoutes implements RouteModule {
  private static final String PATH = Exchange.API + "/pipelines/<fqn>/status";
  private static final int MAX_BULK = 1_000;
  private static final int DEFAULT_LIMIT = 10;

  private final Catalog catalog;
  private final Exchange exchange;

  public PipelineStatusRoutes(Catalog catalog, Exchange exchange) {
    this.catalog = catalog;
    this.exchange = exchange;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.put(PATH + "/bulk", this::bulk);
    routes.put(PATH, this::put);
    routes.get(PATH, this::list);
    routes.delete(PATH + "/{timestamp}", this::delete);
  }

  private void put(Context context) {
    answer(context, List.of(exchange.body(context)));
  }

  private void bulk(Context context) {
    JsonNode body = exchange.body(context);
    if (!body.isArray() || body.isEmpty() || body.size() > MAX_BULK) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "the body must be a list of 1 to " + MAX_BULK + " statuses");
    }
    List<JsonNode> statuses = new ArrayList<>();
    body.forEach(statuses::add);
    answer(context, statuses);
  }

  private void answer(Context context, List<JsonNode> statuses) {
    ObjectNode pipeline = catalog.pipelineStatuses().put(context.pathParam("fqn"), statuses);
    ObjectNode shown = shown(pipeline, context);
    statuses.stream()
        .max(Comparator.comparingLong(status -> status.path("timestamp").asLong()))
        .ifPresent(newest -> shown.set("pipelineStatus", newest));
    exchange.answer(context, shown);
  }

  private void list(Context context) {
    long from = Exchange.longNumber(context, "startTs", 0);
    long to = Exchange.longNumber(context, "endTs", Long.MAX_VALUE);
    int limit = Exchange.number(context, "limit", DEFAULT_LIMIT);
    List<ObjectNode> found = catalog.pipelineStatuses().list(context.pathParam("fqn"), from, to);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putArray("data").addAll(found.stream().limit(Math.max(0, limit)).toList());
    answer.putObject("paging").put("total", found.size());
    exchange.answer(context, answer);
  }

  private void delete(Context context) {
    String text = context.pathParam("timestamp");
    if (!text.matches("[0-9]{1,18}")) {
      throw new HydrantException(ErrorCode.REQUEST_INVALID, "the time must be in milliseconds");
    }
    exchange.answer(
        context,
        shown(
            catalog.pipelineStatuses().delete(context.pathParam("fqn"), Long.parseLong(text)),
            context));
  }

  private ObjectNode shown(ObjectNode pipeline, Context context) {
    return catalog
        .entities()
        .answers()
        .one(catalog.types().get("pipeline"), pipeline, Fields.all(), Exchange.base(context));
  }
}
