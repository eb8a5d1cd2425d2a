package dev.hydrant.server.own;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.lineage.LineageRequest;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The lineage explorer's graph. */
public final class ExplorerRoutes implements RouteModule {
  private static final int MAX_DEPTH = 6;
  private static final int DEFAULT_LIMIT = 500;
  private static final int MAX_LIMIT = 2_000;

  private final Catalog catalog;
  private final Exchange exchange;
  private final ExplorerView view;

  public ExplorerRoutes(Catalog catalog, Exchange exchange) {
    this.catalog = catalog;
    this.exchange = exchange;
    this.view = new ExplorerView(catalog.lineage());
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(Exchange.API + "/hydrant/lineage/{type}/{fqn}", this::graph);
  }

  private void graph(Context context) {
    LineageRequest request =
        new LineageRequest(
            bounded(context, "upstreamDepth", 1, 0, MAX_DEPTH),
            bounded(context, "downstreamDepth", 2, 0, MAX_DEPTH),
            roles(context),
            bounded(context, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT));
    exchange.answer(
        context,
        view.json(
            catalog
                .explorer()
                .view(context.pathParam("type"), EntityKey.fqn(context.pathParam("fqn")), request),
            JsonNodeFactory.instance.objectNode()));
  }

  private static Set<EdgeRole> roles(Context context) {
    Set<EdgeRole> roles = EnumSet.noneOf(EdgeRole.class);
    Exchange.query(context, "roles").stream()
        .flatMap(list -> Arrays.stream(list.split(",")))
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .map(
            id ->
                EdgeRole.byId(id)
                    .orElseThrow(
                        () ->
                            new HydrantException(
                                ErrorCode.REQUEST_INVALID, "There is no role " + id)))
        .forEach(roles::add);
    return roles;
  }

  private static int bounded(Context context, String name, int otherwise, int least, int most) {
    int value = Exchange.number(context, name, otherwise);
    if (value < least || value > most) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID,
          "[query param " + name + " must be between " + least + " and " + most + "]");
    }
    return value;
  }
}
