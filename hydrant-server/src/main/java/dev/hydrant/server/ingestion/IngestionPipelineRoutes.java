package dev.hydrant.server.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.Author;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.entity.Fields;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.catalog.run.Run;
import dev.hydrant.catalog.run.Runners;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.run.desk.RunStarter;
import dev.hydrant.server.web.Callers;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.InetAddress;

/** Deploy, trigger, pause and stop, by the contract. */
public final class IngestionPipelineRoutes implements RouteModule {
  static final String PATH = Exchange.API + "/services/ingestionPipelines";
  private static final long CONNECTED = 30_000;

  /** What the routes work on. */
  public record Parts(
      Deployments deployments, RunStarter starter, Runners runners, ClientAnswers answers) {}

  private final Parts parts;
  private final Catalog catalog;
  private final EntityType type;
  private final Exchange exchange;

  public IngestionPipelineRoutes(Parts parts, Catalog catalog, Exchange exchange) {
    this.parts = parts;
    this.catalog = catalog;
    this.type = catalog.types().get("ingestionPipeline");
    this.exchange = exchange;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.post(
        PATH + "/deploy/{id}",
        c -> exchange.answer(c, deploy(Callers.author(c), c.pathParam("id"))));
    routes.post(PATH + "/bulk/deploy", this::deployAll);
    routes.post(PATH + "/trigger/{id}", this::trigger);
    routes.post(PATH + "/toggleIngestion/{id}", this::toggle);
    routes.post(PATH + "/kill/{id}", this::kill);
    routes.get(PATH + "/status", this::status);
    routes.get(PATH + "/ip", this::ip);
  }

  /** What cannot be carried out is not deployed, and the answer says why. */
  private ObjectNode deploy(Author author, String id) {
    get(id);
    try {
      parts.deployments().deploy(id, author);
    } catch (HydrantException e) {
      return parts.answers().refused(e.code().httpStatus(), e.text());
    }
    return parts.answers().done("Deployed.");
  }

  private void deployAll(Context context) {
    JsonNode ids = exchange.body(context);
    if (!ids.isArray()) {
      throw new HydrantException(ErrorCode.REQUEST_INVALID, "the body must be a list");
    }
    ArrayNode answers = JsonNodeFactory.instance.arrayNode();
    Author author = Callers.author(context);
    ids.forEach(id -> answers.add(deployOne(author, id.asText())));
    exchange.answer(context, answers);
  }

  private ObjectNode deployOne(Author author, String id) {
    try {
      ObjectNode answer = deploy(author, id);
      return answer.path("code").asInt() == 200 ? answer : answer.put("code", 500);
    } catch (HydrantException e) {
      return parts.answers().refused(500, e.text());
    }
  }

  private void trigger(Context context) {
    JsonNode pipeline = get(context.pathParam("id"));
    if (!pipeline.path("deployed").asBoolean()) {
      exchange.answer(
          context, parts.answers().refused(400, "The pipeline is not deployed. Deploy it first."));
      return;
    }
    Run run = parts.starter().ingest(pipeline);
    exchange.answer(
        context,
        parts.answers().done("Run " + run.id() + " waits for runner " + run.runner() + "."));
  }

  private void toggle(Context context) {
    ObjectNode changed =
        catalog
            .entities()
            .edit(
                type,
                EntityKey.id(context.pathParam("id")),
                Callers.author(context),
                document -> document.put("enabled", !document.path("enabled").asBoolean(true)))
            .entity();
    exchange.answer(
        context,
        catalog.entities().answers().one(type, changed, Fields.all(), Exchange.base(context)));
  }

  private void kill(Context context) {
    JsonNode pipeline = get(context.pathParam("id"));
    int stopped = parts.starter().cancelAll(pipeline.path("id").asText());
    exchange.answer(
        context,
        parts.answers().done(stopped == 0 ? "Nothing was running." : "Stopping " + stopped + "."));
  }

  private void status(Context context) {
    boolean connected = parts.runners().all().stream().anyMatch(seen -> seen.seenAgo() < CONNECTED);
    exchange.answer(context, parts.answers().done(connected ? "" : "Pipeline Client Disabled"));
  }

  /** As long as only this machine is served, sources see the machine's own address. */
  private void ip(Context context) {
    exchange.answer(
        context,
        JsonNodeFactory.instance
            .objectNode()
            .put("ip", InetAddress.getLoopbackAddress().getHostAddress()));
  }

  private ObjectNode get(String id) {
    return catalog.entities().get(type, EntityKey.id(id), Include.NON_DELETED);
  }
}
