package dev.hydrant.server.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.catalog.entity.ListRequest;
import dev.hydrant.catalog.run.RunnerDirectory;
import dev.hydrant.catalog.run.RunnerNames;
import dev.hydrant.catalog.run.RunnerTokens;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runners for people: the list, their tokens, which one is the default, and their removal. */
final class RunnerAdminRoutes implements RouteModule {
  private static final String PATH = RunModule.BASE + "/runners";
  private static final int PAGE = 1_000;

  /** What the routes work on. */
  record Parts(RunnerDirectory directory, RunnerTokens tokens) {}

  private final Parts parts;
  private final Catalog catalog;
  private final Exchange exchange;

  RunnerAdminRoutes(Parts parts, Catalog catalog, Exchange exchange) {
    this.parts = parts;
    this.catalog = catalog;
    this.exchange = exchange;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(PATH, this::list);
    routes.get(PATH + "/{name}", context -> exchange.answer(context, view(known(context))));
    routes.delete(PATH + "/{name}", this::remove);
    routes.put(PATH + "/{name}/default", this::prefer);
    routes.get(PATH + "/{name}/tokens", this::tokens);
    routes.post(PATH + "/{name}/tokens", this::issue);
    routes.delete(PATH + "/{name}/tokens/{id}", this::revoke);
  }

  private void list(Context context) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode data = answer.putArray("data");
    parts.directory().all().forEach(runner -> data.add(view(runner)));
    exchange.answer(context, answer);
  }

  private ObjectNode view(RunnerDirectory.Known runner) {
    return RunnerViews.of(
        runner, parts.directory().preferred().isEmpty(), System.currentTimeMillis());
  }

  private void prefer(Context context) {
    String name = known(context).name();
    parts.directory().prefer(name);
    exchange.answer(context, view(known(context)));
  }

  private void tokens(Context context) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode data = answer.putArray("data");
    for (RunnerTokens.Known token : parts.tokens().list(known(context).name())) {
      ObjectNode row = data.addObject().put("id", token.id()).put("createdAt", token.created());
      token.used().ifPresent(time -> row.put("lastUsedAt", time));
    }
    exchange.answer(context, answer);
  }

  /** The first token of a name makes the runner known. */
  private void issue(Context context) {
    String name = context.pathParam("name");
    RunnerTokens.Issued issued = parts.tokens().issue(name);
    exchange.answer(
        context,
        201,
        JsonNodeFactory.instance
            .objectNode()
            .put("id", issued.id())
            .put("name", name)
            .put("token", issued.token().reveal()));
  }

  private void revoke(Context context) {
    if (!parts.tokens().revoke(context.pathParam("name"), context.pathParam("id"))) {
      throw new HydrantException(ErrorCode.NOT_FOUND, "The runner has no such token.");
    }
    context.status(204);
  }

  private void remove(Context context) {
    String name = known(context).name();
    if (name.equals(RunnerNames.BUILT_IN)) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "The runner inside the server cannot be removed.");
    }
    List<String> services = services(name);
    if (!services.isEmpty() && !Exchange.flag(context, "force")) {
      throw new HydrantException(
          ErrorCode.NOT_EMPTY,
          "Runner '" + name + "' is used by " + String.join(", ", services) + ".",
          "Give these services another runner first, or repeat with force=true.");
    }
    parts.directory().remove(name);
    context.status(204);
  }

  private List<String> services(String runner) {
    List<String> names = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      var page =
          catalog
              .entities()
              .list(
                  catalog.types().get("pipelineService"),
                  new ListRequest(Include.NON_DELETED, Map.of(), PAGE, Optional.empty(), after));
      page.documents().stream()
          .filter(service -> service.at("/ingestionRunner/name").asText().equals(runner))
          .forEach(service -> names.add(service.path("name").asText()));
      after = page.after();
    } while (after.isPresent());
    return names;
  }

  private RunnerDirectory.Known known(Context context) {
    String name = context.pathParam("name");
    return parts
        .directory()
        .find(name)
        .orElseThrow(
            () -> new HydrantException(ErrorCode.NOT_FOUND, "There is no runner '" + name + "'."));
  }
}
