package dev.hydrant.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.lineage.Hop;
import dev.hydrant.catalog.lineage.LineageGraph;
import dev.hydrant.catalog.lineage.LineageRequest;
import dev.hydrant.catalog.lineage.LineageStore;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.web.Callers;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Set;

/** The contract's lineage. */
public final class LineageRoutes implements RouteModule {
  private static final int MAX_DEPTH = 3;
  private static final int MAX_EDGES = 10_000;
  private static final String PATH = Exchange.API + "/lineage";

  private final Catalog catalog;
  private final LineageStore store;
  private final Exchange exchange;

  public LineageRoutes(Catalog catalog, Exchange exchange) {
    this.catalog = catalog;
    this.store = catalog.lineage();
    this.exchange = exchange;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.put(PATH, this::put);
    routes.get(PATH + "/getLineageEdge/{from}/{to}", this::edge);
    routes.get(
        PATH + "/{type}/name/{fqn}",
        context -> graph(context, NamedSegment.name(context.pathParam("fqn")).key()));
    routes.get(
        PATH + "/{type}/{id}", context -> graph(context, EntityKey.id(context.pathParam("id"))));
    routes.patch(PATH + "/{fromType}/{from}/{toType}/{to}", this::patch);
    routes.delete(PATH + "/{type}/{id}/type/{source}", this::deleteBySource);
    routes.delete(PATH + "/{fromType}/name/{from}/{toType}/name/{to}", this::deleteByName);
    routes.delete(PATH + "/{fromType}/{from}/{toType}/{to}", this::delete);
  }

  private void put(Context context) {
    JsonNode body = exchange.body(context);
    if (!body.path("edge").isObject()) {
      throw new HydrantException(ErrorCode.REQUEST_INVALID, "[edge must not be null]");
    }
    store.put(body.get("edge"), Callers.author(context));
    Exchange.done(context);
  }

  private void edge(Context context) {
    ObjectNode details =
        store
            .details(context.pathParam("from"), context.pathParam("to"))
            .orElseThrow(() -> new HydrantException(ErrorCode.NOT_FOUND, "Lineage edge not found"));
    complete(details, context);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("edge", details);
    exchange.answer(context, answer);
  }

  private void graph(Context context, EntityKey key) {
    LineageRequest request =
        new LineageRequest(
            depth(context, "upstreamDepth"),
            depth(context, "downstreamDepth"),
            Set.of(),
            MAX_EDGES);
    LineageGraph graph = store.graph(context.pathParam("type"), key, request);
    String base = Exchange.base(context);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("entity", catalog.entities().answers().reference(graph.entity(), base));
    ArrayNode nodes = answer.putArray("nodes");
    graph
        .nodes()
        .values()
        .forEach(node -> nodes.add(catalog.entities().answers().reference(node, base)));
    answer.set("upstreamEdges", edges(graph.upstream()));
    answer.set("downstreamEdges", edges(graph.downstream()));
    exchange.answer(context, answer);
  }

  private static ArrayNode edges(List<Hop> hops) {
    ArrayNode edges = JsonNodeFactory.instance.arrayNode();
    for (Hop hop : hops) {
      ObjectNode edge = edges.addObject();
      edge.put("fromEntity", hop.fromId());
      edge.put("toEntity", hop.toId());
      hop.edge().description().ifPresent(text -> edge.put("description", text));
      // Stored as JSON already: hundreds of edges need not be read to be written again.
      edge.putRawValue("lineageDetails", new RawValue(hop.edge().details()));
    }
    return edges;
  }

  private void complete(ObjectNode details, Context context) {
    if (details.path("pipeline").isObject()) {
      ObjectNode holder = JsonNodeFactory.instance.objectNode();
      holder.set("service", details.get("pipeline"));
      catalog.entities().answers().fillReferences(List.of(holder), Exchange.base(context));
    }
  }

  private void patch(Context context) {
    store.patch(
        context.pathParam("from"),
        context.pathParam("to"),
        exchange.body(context),
        Callers.author(context));
    Exchange.done(context);
  }

  private void delete(Context context) {
    store.delete(context.pathParam("from"), context.pathParam("to"));
    Exchange.done(context);
  }

  private void deleteByName(Context context) {
    store.delete(
        context.pathParam("fromType"),
        context.pathParam("from"),
        context.pathParam("toType"),
        context.pathParam("to"));
    Exchange.done(context);
  }

  private void deleteBySource(Context context) {
    store.deleteBySource(
        context.pathParam("type"), context.pathParam("id"), context.pathParam("source"));
    Exchange.done(context);
  }

  private static int depth(Context context, String name) {
    int depth = Exchange.number(context, name, 1);
    if (depth < 0 || depth > MAX_DEPTH) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID,
          "[query param " + name + " must be between 0 and " + MAX_DEPTH + "]");
    }
    return depth;
  }
}
