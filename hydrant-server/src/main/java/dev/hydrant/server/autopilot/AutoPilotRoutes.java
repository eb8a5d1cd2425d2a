package dev.hydrant.server.autopilot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.autopilot.AutoPilotSwitch;
import dev.hydrant.catalog.autopilot.Flights;
import dev.hydrant.catalog.entity.EntityChange;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.web.Callers;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Optional;

/** AutoPilot over HTTP: how far it has come with a service, and its switches. */
public final class AutoPilotRoutes implements RouteModule {
  private static final String OF_SERVICE = Exchange.API + "/hydrant/services/{id}/autoPilot";
  private static final String OF_ALL = Exchange.API + "/hydrant/settings/autoPilot";

  private final Flights flights;
  private final AutoPilotSwitch forAll;
  private final AutoPilotView view;
  private final Catalog catalog;
  private final EntityType services;
  private final Exchange exchange;

  public AutoPilotRoutes(
      Flights flights, AutoPilotSwitch forAll, AutoPilotView view, Catalog catalog) {
    this.flights = flights;
    this.forAll = forAll;
    this.view = view;
    this.catalog = catalog;
    this.services = catalog.types().get("pipelineService");
    this.exchange = new Exchange(catalog.json());
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(OF_SERVICE, context -> exchange.answer(context, view(service(context))));
    routes.put(OF_SERVICE, this::turn);
    routes.post(OF_SERVICE, this::start);
    routes.get(OF_ALL, this::shown);
    routes.put(OF_ALL, this::turnAll);
  }

  private ObjectNode view(JsonNode service) {
    return flights
        .of(service.path("id").asText())
        .map(flight -> view.of(flight, forAll.on()))
        .orElseGet(() -> view.off(forAll.on()));
  }

  /** A change of the service like any other: with a version, an author and a history. */
  private void turn(Context context) {
    JsonNode service = service(context);
    EntityChange change =
        catalog
            .entities()
            .patch(
                services,
                EntityKey.id(service.path("id").asText()),
                patch(service, enabled(context)),
                Optional.empty(),
                Callers.author(context));
    Callers.changed(context, change.entity());
    exchange.answer(context, view(service));
  }

  private static ArrayNode patch(JsonNode service, boolean enabled) {
    ArrayNode patch = JsonNodeFactory.instance.arrayNode();
    ObjectNode add = patch.addObject().put("op", "add");
    if (service.at("/connection/hydrant").isObject()) {
      add.put("path", "/connection/hydrant/autoPilot").put("value", enabled);
    } else if (service.path("connection").isObject()) {
      add.put("path", "/connection/hydrant").putObject("value").put("autoPilot", enabled);
    } else {
      add.put("path", "/connection")
          .putObject("value")
          .putObject("hydrant")
          .put("autoPilot", enabled);
    }
    return patch;
  }

  /** Starts again; what is under way goes on. */
  private void start(Context context) {
    JsonNode service = service(context);
    if (!service.at("/connection/hydrant/autoPilot").asBoolean(false)) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID,
          "AutoPilot is switched off for the service " + service.path("name").asText() + ".",
          "Switch it on first.");
    }
    flights.restart(service.path("id").asText());
    exchange.answer(context, 202, view(service));
  }

  private void shown(Context context) {
    exchange.answer(context, JsonNodeFactory.instance.objectNode().put("enabled", forAll.on()));
  }

  private void turnAll(Context context) {
    forAll.set(enabled(context));
    shown(context);
  }

  private boolean enabled(Context context) {
    JsonNode enabled = exchange.body(context).path("enabled");
    if (!enabled.isBoolean()) {
      throw new HydrantException(ErrorCode.REQUEST_INVALID, "[enabled must be true or false]");
    }
    return enabled.booleanValue();
  }

  private JsonNode service(Context context) {
    return catalog
        .entities()
        .get(services, EntityKey.id(context.pathParam("id")), Include.NON_DELETED);
  }
}
