package dev.hydrant.server.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.UsageStore;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** Usage by day. Percentiles are not kept: they compare entities of the same day on a real site. */
public final class UsageRoutes implements RouteModule {
  private static final String PATH = Exchange.API + "/usage";

  private final Catalog catalog;
  private final Exchange exchange;

  public UsageRoutes(Catalog catalog, Exchange exchange) {
    this.catalog = catalog;
    this.exchange = exchange;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.post(PATH + "/compute.percentile/{type}/{date}", this::percentile);
    routes.post(PATH + "/{type}/name/{fqn}", this::byName);
    routes.put(PATH + "/{type}/name/{fqn}", this::byName);
    routes.post(PATH + "/{type}/{id}", this::byId);
    routes.put(PATH + "/{type}/{id}", this::byId);
  }

  private void byName(Context context) {
    put(context, EntityKey.fqn(context.pathParam("fqn")));
  }

  private void byId(Context context) {
    put(context, EntityKey.id(context.pathParam("id")));
  }

  private void put(Context context, EntityKey key) {
    catalog.usage().put(context.pathParam("type"), key, exchange.body(context));
    exchange.answer(context, 201, JsonNodeFactory.instance.objectNode());
  }

  private void percentile(Context context) {
    catalog.types().get(context.pathParam("type"));
    UsageStore.day(context.pathParam("date"));
    context.status(201).result("");
  }
}
