package dev.hydrant.server.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.catalog.schedule.Schedule;
import dev.hydrant.catalog.schedule.ScheduleConfig;
import dev.hydrant.catalog.schedule.ScheduleRow;
import dev.hydrant.catalog.schedule.Schedules;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.web.Exchange;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Schedules for people: what an expression means, and where a pipeline's schedule stands. */
public final class ScheduleRoutes implements RouteModule {
  private static final String BASE = Exchange.API + "/hydrant";
  private static final int SHOWN = 5;

  private final Catalog catalog;
  private final Schedules schedules;
  private final Deployments deployments;
  private final Exchange exchange;

  public ScheduleRoutes(
      Catalog catalog, Schedules schedules, Deployments deployments, Exchange exchange) {
    this.catalog = catalog;
    this.schedules = schedules;
    this.deployments = deployments;
    this.exchange = exchange;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.post(BASE + "/schedule/check", this::check);
    routes.get(BASE + "/ingestionPipelines/{id}/schedule", this::state);
  }

  /** Always 200: that an expression cannot be used is the answer. */
  private void check(Context context) {
    JsonNode question = exchange.body(context);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    try {
      Schedule schedule =
          ScheduleConfig.schedule(
                  question.path("cron").asText(""),
                  question.path("zone").asText("UTC"),
                  question.path("start"),
                  question.path("end"))
              .orElseThrow(
                  () ->
                      new HydrantException(
                          ErrorCode.CONFIG_INVALID_VALUE,
                          "airflowConfig.scheduleInterval: no schedule is given."));
      answer.put("valid", true);
      describe(answer, schedule, catalog.clock().instant());
    } catch (HydrantException e) {
      answer.put("valid", false);
      answer.put("error", e.text());
    }
    exchange.answer(context, answer);
  }

  private void state(Context context) {
    String id = context.pathParam("id");
    JsonNode pipeline =
        catalog
            .entities()
            .get(catalog.types().get("ingestionPipeline"), EntityKey.id(id), Include.ALL);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("deployed", pipeline.path("deployed").asBoolean());
    answer.put("enabled", pipeline.path("enabled").asBoolean(true));
    if (!pipeline.path("deployed").asBoolean()) {
      deployments.problem(pipeline).ifPresent(why -> answer.put("deployProblem", why));
    }
    schedules.of(id).ifPresent(row -> show(answer, row));
    exchange.answer(context, answer);
  }

  private void show(ObjectNode answer, ScheduleRow row) {
    answer.put("active", row.active());
    answer.put("cron", row.written().cron());
    answer.put("zone", row.written().zone());
    answer.put("catchUp", row.catchUp());
    row.written()
        .usable()
        .ifPresentOrElse(
            schedule -> show(answer, schedule, row.nextDue()),
            () -> answer.put("problem", row.written().problem()).putArray("next"));
    count(answer, "skipped", row.skipped());
    count(answer, "missed", row.missed());
  }

  private static void show(ObjectNode answer, Schedule schedule, Optional<Long> due) {
    due.ifPresentOrElse(
        time -> describe(answer, schedule, Instant.ofEpochMilli(time).minusMillis(1)),
        () -> answer.put("words", schedule.cron().words()).putArray("next"));
  }

  private static void count(ObjectNode answer, String name, ScheduleRow.Count count) {
    ObjectNode shown = answer.putObject(name).put("times", count.times());
    count.last().ifPresent(last -> shown.put("lastDueAt", last));
  }

  private static void describe(ObjectNode answer, Schedule schedule, Instant after) {
    List<Instant> next = schedule.next(after, SHOWN);
    answer.put("words", schedule.cron().words());
    ArrayNode times = answer.putArray("next");
    next.forEach(due -> times.add(due.toEpochMilli()));
    ArrayNode notes = answer.putArray("notes");
    next.stream().map(schedule::note).flatMap(Optional::stream).forEach(notes::add);
  }
}
