package dev.hydrant.server.autopilot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.catalog.autopilot.AutoPilotSwitch;
import dev.hydrant.catalog.autopilot.Flight;
import dev.hydrant.catalog.autopilot.Flight.State;
import dev.hydrant.catalog.autopilot.Flights;
import dev.hydrant.catalog.entity.Author;
import dev.hydrant.catalog.run.Run;
import dev.hydrant.catalog.run.RunReader;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.RunState;
import dev.hydrant.server.ingestion.Deployments;
import dev.hydrant.server.run.desk.RunStarter;
import dev.hydrant.server.run.desk.RunViews;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a service its metadata pipeline: created, deployed with a daily schedule, run. Every step
 * is kept when it is done and may be repeated without harm, so any server on the database goes on
 * where another one stopped. From the moment a person touches the pipeline it is the person's.
 */
public final class AutoPilot {
  private static final Logger log = LoggerFactory.getLogger(AutoPilot.class);
  private static final int AT_ONCE = 20;
  static final Author AUTHOR = new Author("autopilot", true);

  /** What the steps are done with. */
  public record Parts(
      Flights flights,
      AutoPilotSwitch forAll,
      OwnPipelines pipelines,
      Deployments deployments,
      RunStarter starter,
      RunReader reader,
      RunViews views) {}

  private final Parts parts;

  public AutoPilot(Parts parts) {
    this.parts = parts;
  }

  /** Does what there is to do now. */
  public void look() {
    if (!parts.forAll().on()) {
      return;
    }
    for (Flight flight : parts.flights().claim(AT_ONCE)) {
      fly(flight);
    }
  }

  private void fly(Flight claimed) {
    Flight at = claimed;
    try {
      Optional<Flight> next = step(at);
      while (next.isPresent()) {
        at = next.get();
        next = step(at);
      }
    } catch (LeftAloneException e) {
      parts.flights().end(at, State.LEFT_ALONE, Optional.ofNullable(e.getMessage()).orElse(""));
    } catch (HydrantException e) {
      fail(at, e);
    }
  }

  private void fail(Flight at, HydrantException e) {
    if (e.code() == ErrorCode.STORAGE_BUSY) {
      log.info("AutoPilot repeats a step of service {}: {}", at.service(), e.text());
      return;
    }
    log.warn("AutoPilot cannot go on with service {}: {}", at.service(), e.text());
    String reason = e.advice().isEmpty() ? e.text() : e.text() + " " + e.advice();
    parts.flights().end(at, State.FAILED, reason);
  }

  /** The flight after the step; empty when there is nothing more to do now. */
  private Optional<Flight> step(Flight flight) {
    return switch (flight.step()) {
      case CREATE -> parts.flights().created(flight, parts.pipelines().create(flight));
      case DEPLOY -> deploy(flight);
      case RUN -> run(flight);
      case WATCH -> watch(flight);
    };
  }

  private Optional<Flight> deploy(Flight flight) {
    JsonNode pipeline = parts.pipelines().untouched(flight);
    if (!pipeline.path("deployed").asBoolean()) {
      parts
          .deployments()
          .deploy(pipeline.path("id").asText(), AUTHOR, OwnPipelines::requireUntouched);
    }
    return parts.flights().deployed(flight);
  }

  private Optional<Flight> run(Flight flight) {
    JsonNode pipeline = parts.pipelines().untouched(flight);
    String run =
        UUID.nameUUIDFromBytes(
                (flight.service() + "/run/" + flight.round()).getBytes(StandardCharsets.UTF_8))
            .toString();
    parts.starter().ingestOnce(pipeline, run, flight.times().began());
    var unused = parts.flights().queued(flight, run);
    return Optional.empty();
  }

  private Optional<Flight> watch(Flight flight) {
    Optional<Run> run = flight.runId().flatMap(parts.reader()::get);
    if (run.isEmpty()) {
      parts.flights().end(flight, State.LEFT_ALONE, "The pipeline was deleted.");
    } else if (run.get().state().terminal()) {
      boolean done =
          run.get().state() == RunState.SUCCESS || run.get().state() == RunState.PARTIAL_SUCCESS;
      parts.flights().end(flight, done ? State.DONE : State.FAILED, done ? "" : reason(run.get()));
    }
    return Optional.empty();
  }

  private String reason(Run run) {
    String first =
        parts
            .views()
            .report(run)
            .map(report -> report.at("/problems/0/message").asText())
            .orElse("");
    String said = run.reason().isEmpty() ? first : run.reason();
    return said.isEmpty() ? "The first run ended as " + run.state().wire() + "." : said;
  }
}
