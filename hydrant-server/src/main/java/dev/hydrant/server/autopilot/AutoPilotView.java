package dev.hydrant.server.autopilot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.autopilot.Flight;
import dev.hydrant.catalog.autopilot.Flight.State;
import dev.hydrant.catalog.autopilot.Flight.Step;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityStore;
import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.catalog.run.RunReader;
import dev.hydrant.catalog.schedule.ScheduleRow;
import dev.hydrant.catalog.schedule.Schedules;
import dev.hydrant.server.run.desk.RunViews;
import java.util.List;
import java.util.Optional;

/** AutoPilot at one service, as people see it. */
public final class AutoPilotView {
  private final EntityStore store;
  private final EntityType type;
  private final Schedules schedules;
  private final RunReader reader;
  private final RunViews views;

  /**
   * @param type of ingestion pipelines
   */
  public AutoPilotView(
      EntityStore store, EntityType type, Schedules schedules, RunReader reader, RunViews views) {
    this.store = store;
    this.type = type;
    this.schedules = schedules;
    this.reader = reader;
    this.views = views;
  }

  /** Of a service that was never given to AutoPilot. */
  ObjectNode off(boolean forAll) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("enabled", false).put("enabledForAll", forAll).put("state", "off");
    view.putArray("steps");
    return view;
  }

  ObjectNode of(Flight flight, boolean forAll) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("enabled", flight.enabled()).put("enabledForAll", forAll);
    view.put("state", state(flight, forAll));
    reason(flight, forAll).ifPresent(reason -> view.put("reason", reason));
    view.put("beganAt", flight.times().began());
    flight.times().ended().ifPresent(time -> view.put("endedAt", time));
    steps(view.putArray("steps"), flight);
    flight
        .pipeline()
        .flatMap(id -> store.find(type, EntityKey.id(id), Include.ALL))
        .ifPresent(pipeline -> view.set("ingestionPipeline", reference(pipeline)));
    flight
        .runId()
        .flatMap(reader::get)
        .ifPresent(run -> view.set("run", views.list(List.of(run)).get(0)));
    return view;
  }

  private static String state(Flight flight, boolean forAll) {
    return switch (flight.state()) {
      case WORKING -> !flight.enabled() ? "off" : forAll ? "working" : "waiting";
      case DONE -> "done";
      case FAILED -> "failed";
      case LEFT_ALONE -> "leftAlone";
    };
  }

  private static Optional<String> reason(Flight flight, boolean forAll) {
    if (!flight.reason().isEmpty()) {
      return Optional.of(flight.reason());
    }
    boolean held = flight.state() == State.WORKING && flight.enabled() && !forAll;
    return held ? Optional.of("AutoPilot is switched off for all services.") : Optional.empty();
  }

  private void steps(ArrayNode steps, Flight flight) {
    step(steps, "create", flight, Step.CREATE, flight.times().created());
    step(steps, "deploy", flight, Step.DEPLOY, flight.times().deployed());
    ObjectNode daily = step(steps, "schedule", flight, Step.DEPLOY, flight.times().deployed());
    flight.pipeline().flatMap(schedules::of).ifPresent(row -> schedule(daily, row));
    Optional<Long> ran = flight.state() == State.DONE ? flight.times().ended() : Optional.empty();
    ObjectNode run = step(steps, "run", flight, running(flight), ran);
    flight.times().queued().ifPresent(time -> run.put("queuedAt", time));
    flight.runId().ifPresent(id -> run.put("runId", id));
  }

  /** To a person, queueing the run and waiting for its end are one step. */
  private static Step running(Flight flight) {
    return flight.step() == Step.WATCH ? Step.WATCH : Step.RUN;
  }

  private static ObjectNode step(
      ArrayNode steps, String name, Flight flight, Step step, Optional<Long> ended) {
    ObjectNode shown = steps.addObject().put("name", name);
    if (ended.isPresent()) {
      return shown.put("state", "done").put("at", ended.get());
    }
    if (flight.step() != step) {
      return shown.put("state", "waiting");
    }
    return shown.put(
        "state",
        switch (flight.state()) {
          case WORKING -> "running";
          case DONE -> "done";
          case FAILED -> "failed";
          case LEFT_ALONE -> "leftAlone";
        });
  }

  private static void schedule(ObjectNode step, ScheduleRow row) {
    step.put("active", row.active());
    row.written()
        .usable()
        .ifPresentOrElse(
            schedule -> step.put("words", schedule.cron().words()),
            () -> step.put("reason", row.written().problem()));
    row.nextDue().ifPresent(due -> step.put("nextDue", due));
  }

  private static ObjectNode reference(JsonNode pipeline) {
    ObjectNode reference = JsonNodeFactory.instance.objectNode();
    for (String member :
        List.of("id", "name", "fullyQualifiedName", "displayName", "deployed", "enabled")) {
      if (pipeline.hasNonNull(member)) {
        reference.set(member, pipeline.get(member));
      }
    }
    return reference;
  }
}
