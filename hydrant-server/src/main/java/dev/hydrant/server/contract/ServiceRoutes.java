package dev.hydrant.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.EntityChange;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.entity.Fields;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.web.Callers;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** What services have beyond the generic routes: the result of their last connection test. */
public final class ServiceRoutes implements RouteModule {
  private final Catalog catalog;
  private final Exchange exchange;

  public ServiceRoutes(Catalog catalog, Exchange exchange) {
    this.catalog = catalog;
    this.exchange = exchange;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    catalog.types().all().stream()
        .filter(EntityType::isService)
        .forEach(
            type ->
                routes.put(
                    Exchange.API + "/" + type.collection() + "/{id}/testConnectionResult",
                    context -> keep(context, type)));
  }

  private void keep(Context context, EntityType type) {
    JsonNode result = exchange.body(context);
    if (!result.path("steps").isArray()) {
      throw new HydrantException(ErrorCode.REQUEST_INVALID, "[steps must not be null]");
    }
    EntityChange change =
        catalog
            .entities()
            .edit(
                type,
                EntityKey.id(context.pathParam("id")),
                Callers.author(context),
                document -> document.set("testConnectionResult", result));
    ObjectNode shown =
        catalog
            .entities()
            .answers()
            .one(type, change.entity(), Fields.all(), Exchange.base(context));
    exchange.answer(context, shown);
  }
}
