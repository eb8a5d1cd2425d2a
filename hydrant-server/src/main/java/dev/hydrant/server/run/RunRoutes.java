package dev.hydrant.server.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.catalog.run.Run;
import dev.hydrant.catalog.run.RunLogs;
import dev.hydrant.catalog.run.RunReader;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.filter.FilterPattern;
import dev.hydrant.model.filter.NameFilter;
import dev.hydrant.model.name.Fqn;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.work.WorkKind;
import dev.hydrant.model.workflow.ConfigBinder;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.run.desk.RunStarter;
import dev.hydrant.server.run.desk.RunViews;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs for people: list, look, log, stop; and listings of names with the preview of a filter. */
final class RunRoutes implements RouteModule {
  private static final int MOST = 200;

  /** What the routes work on. */
  record Parts(RunReader reader, RunLogs logs, RunViews views, RunStarter starter) {}

  private final Parts parts;
  private final Catalog catalog;
  private final Exchange exchange;
  private final ConfigBinder binder = new ConfigBinder();

  RunRoutes(Parts parts, Catalog catalog, Exchange exchange) {
    this.parts = parts;
    this.catalog = catalog;
    this.exchange = exchange;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(RunModule.BASE + "/runs", this::list);
    routes.get(RunModule.BASE + "/runs/{id}", this::get);
    routes.get(RunModule.BASE + "/runs/{id}/log", this::log);
    routes.post(RunModule.BASE + "/runs/{id}/cancel", this::cancel);
    routes.post(RunModule.BASE + "/runs/{id}/preview", this::preview);
    routes.post(RunModule.BASE + "/services/{id}/listing", this::listing);
    routes.get(RunModule.BASE + "/services/{id}/listing", this::lastListing);
  }

  private void list(Context context) {
    int limit = Math.max(1, Math.min(MOST, Exchange.number(context, "limit", 25)));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("data", parts.views().list(runs(context, limit)));
    exchange.answer(context, answer);
  }

  private List<Run> runs(Context context, int limit) {
    Optional<String> pipeline = Exchange.query(context, "ingestionPipeline");
    if (pipeline.isPresent()) {
      String id =
          catalog
              .entities()
              .get(
                  catalog.types().get("ingestionPipeline"),
                  EntityKey.fqn(pipeline.get()),
                  Include.ALL)
              .path("id")
              .asText();
      return parts.reader().ofPipeline(id, limit);
    }
    return Exchange.query(context, "service")
        .map(fqn -> parts.reader().ofService(Fqn.name(fqn), WorkKind.INGEST, limit))
        .orElseGet(() -> parts.reader().newest(WorkKind.INGEST, limit));
  }

  private void get(Context context) {
    exchange.answer(context, parts.views().one(run(context)));
  }

  private void log(Context context) {
    Run run = run(context);
    long after = Math.max(0, Exchange.longNumber(context, "after", 0));
    RunLogs.Page page = parts.logs().read(run.id(), after);
    // The run was read first: had it ended by then, everything it logged is in the page or after.
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("text", page.text());
    answer.put("nextOffset", page.next());
    answer.put("complete", run.state().terminal() && page.next() >= run.logBytes());
    exchange.answer(context, answer);
  }

  private void cancel(Context context) {
    Run run = run(context);
    parts.starter().cancel(run.id());
    exchange.answer(context, parts.views().one(run(context)));
  }

  private void listing(Context context) {
    exchange.answer(context, 202, parts.views().one(parts.starter().list(service(context))));
  }

  /** The newest listing that read every name; an empty list where there is none. */
  private void lastListing(Context context) {
    String name = service(context).path("name").asText();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode data = answer.putArray("data");
    parts.reader().ofService(name, WorkKind.LIST, MOST).stream()
        .filter(run -> run.state() == RunState.SUCCESS)
        .findFirst()
        .ifPresent(run -> data.add(parts.views().one(run)));
    exchange.answer(context, answer);
  }

  private JsonNode service(Context context) {
    return catalog
        .entities()
        .get(
            catalog.types().get("pipelineService"),
            EntityKey.id(context.pathParam("id")),
            Include.NON_DELETED);
  }

  private void preview(Context context) {
    Run run = run(context);
    JsonNode names = parts.views().one(run).path("progress").path("names");
    if (run.kind() != WorkKind.LIST || !names.isArray()) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "This run has not listed any names.", "List them first.");
    }
    NameFilter filter =
        NameFilter.compile(
            binder.bind(exchange.body(context), FilterPattern.class, "pipelineFilterPattern"),
            "pipelineFilterPattern");
    exchange.answer(context, decisions(names, filter));
  }

  private static ObjectNode decisions(JsonNode names, NameFilter filter) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    List<JsonNode> decided = new ArrayList<>();
    int kept = 0;
    for (JsonNode name : names) {
      NameFilter.Decision decision = filter.decide(name.asText());
      kept += decision.kept() ? 1 : 0;
      decided.add(
          JsonNodeFactory.instance
              .objectNode()
              .put("name", name.asText())
              .put("kept", decision.kept())
              .put("pattern", decision.pattern()));
    }
    answer.put("total", decided.size());
    answer.put("kept", kept);
    ArrayNode list = answer.putArray("names");
    list.addAll(decided);
    return answer;
  }

  private Run run(Context context) {
    String id = context.pathParam("id");
    return parts
        .reader()
        .get(id)
        .orElseThrow(
            () ->
                new HydrantException(ErrorCode.NOT_FOUND, "run instance for " + id + " not found"));
  }
}
