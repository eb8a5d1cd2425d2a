package dev.hydrant.server.ingestion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.catalog.run.Run;
import dev.hydrant.catalog.run.RunReader;
import dev.hydrant.catalog.run.RunsElsewhere;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.RunState;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.run.desk.RunStatuses;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The history of an ingestion pipeline: Hydrant's own runs, and those that a client carried out
 * elsewhere and reports. Clients put the qualified name into the path as it is, so everything up to
 * the last literal belongs to it.
 */
public final class PipelineStatusRoutes implements RouteModule {
  private static final String PATH = IngestionPipelineRoutes.PATH;
  private static final int NEWEST = 5;
  private static final int MOST = 1_000;

  private final Catalog catalog;
  private final RunReader reader;
  private final RunsElsewhere elsewhere;
  private final RunStatuses statuses;
  private final Exchange exchange;

  public PipelineStatusRoutes(
      Catalog catalog,
      RunReader reader,
      RunsElsewhere elsewhere,
      RunStatuses statuses,
      Exchange exchange) {
    this.catalog = catalog;
    this.reader = reader;
    this.elsewhere = elsewhere;
    this.statuses = statuses;
    this.exchange = exchange;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(PATH + "/<fqn>/pipelineStatus/{runId}", this::get);
    routes.get(PATH + "/<fqn>/pipelineStatus", this::list);
    routes.put(PATH + "/<fqn>/pipelineStatus", this::put);
    // Accepted and not kept: the end of the run says the same.
    routes.put(PATH + "/progress/<fqn>/{runId}", Exchange::done);
    routes.post(PATH + "/metrics/<fqn>/{runId}", Exchange::done);
  }

  private void get(Context context) {
    String pipeline = pipeline(context);
    String runId = context.pathParam("runId");
    Optional<ObjectNode> own =
        reader.get(runId).filter(run -> run.pipeline().equals(pipeline)).map(statuses::of);
    Optional<ObjectNode> status =
        own.isPresent() ? own : elsewhere.get(pipeline, runId).map(this::parse);
    if (status.isPresent()) {
      exchange.answer(context, status.get());
    } else {
      // A client takes 404 for the end of its whole report.
      context.status(204);
    }
  }

  private void list(Context context) {
    String pipeline = pipeline(context);
    boolean ranged = Exchange.query(context, "startTs").isPresent();
    long from = Exchange.longNumber(context, "startTs", 0);
    long to = Exchange.longNumber(context, "endTs", Long.MAX_VALUE);
    int limit =
        Math.max(1, Math.min(MOST, Exchange.number(context, "limit", ranged ? MOST : NEWEST)));
    List<ObjectNode> all = new ArrayList<>(statuses.of(reader.between(pipeline, from, to, limit)));
    elsewhere.between(pipeline, from, to, limit).forEach(report -> all.add(parse(report)));
    all.sort(
        Comparator.comparingLong((ObjectNode status) -> status.path("timestamp").asLong())
            .reversed());
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode data = answer.putArray("data");
    all.stream().limit(limit).forEach(data::add);
    answer.putObject("paging").put("total", data.size());
    exchange.answer(context, answer);
  }

  /** What Hydrant's own runner reports is the truth; a child that reports as well is not heard. */
  private void put(Context context) {
    String pipeline = pipeline(context);
    JsonNode status = exchange.body(context);
    String runId = status.path("runId").asText("");
    RunState state = state(status);
    if (runId.isEmpty()) {
      throw new HydrantException(ErrorCode.REQUEST_INVALID, "[runId must not be null]");
    }
    Optional<Run> own = reader.get(runId).filter(run -> run.pipeline().equals(pipeline));
    if (own.isEmpty() && !overwritesAnEnd(pipeline, runId, state)) {
      long at = status.path("timestamp").asLong(catalog.clock().millis());
      ObjectNode kept = ((ObjectNode) status).put("timestamp", at);
      elsewhere.put(pipeline, new RunsElsewhere.Report(runId, at, kept.toString()));
    }
    exchange.answer(context, status);
  }

  private boolean overwritesAnEnd(String pipeline, String runId, RunState state) {
    return !state.terminal()
        && elsewhere
            .get(pipeline, runId)
            .map(report -> state(parse(report)).terminal())
            .orElse(false);
  }

  private static RunState state(JsonNode status) {
    try {
      return RunState.fromWire(status.path("pipelineState").asText());
    } catch (IllegalArgumentException e) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID,
          "pipelineState must be one of [queued, success, failed, running, partialSuccess,"
              + " stopped]",
          "",
          e);
    }
  }

  private String pipeline(Context context) {
    return catalog
        .entities()
        .get(
            catalog.types().get("ingestionPipeline"),
            EntityKey.fqn(context.pathParam("fqn")),
            Include.ALL)
        .path("id")
        .asText();
  }

  private ObjectNode parse(RunsElsewhere.Report report) {
    try {
      return (ObjectNode) catalog.json().readTree(report.document());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored status is not JSON", e);
    }
  }
}
