package dev.hydrant.server.run.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityStore;
import dev.hydrant.catalog.entity.EntityTypes;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.catalog.run.Gzip;
import dev.hydrant.catalog.run.Run;
import dev.hydrant.catalog.run.RunAttempt;
import dev.hydrant.catalog.run.RunAttempts;
import dev.hydrant.catalog.run.RunReader;
import dev.hydrant.model.name.Fqn;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.work.WorkKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs as people see them. */
public final class RunViews {
  /** A list shows how many problems there are; all of them stand in the run itself. */
  private static final int PROBLEMS_IN_A_LIST = 5;

  private final RunReader reader;
  private final RunAttempts attempts;
  private final Waiting waiting;
  private final EntityStore store;
  private final EntityTypes types;
  private final ObjectMapper json;

  /** Where runs are read from, and what is said of those that wait. */
  public record Source(RunReader reader, RunAttempts attempts, Waiting waiting) {}

  public RunViews(Source source, EntityStore store, EntityTypes types, ObjectMapper json) {
    this.reader = source.reader();
    this.attempts = source.attempts();
    this.waiting = source.waiting();
    this.store = store;
    this.types = types;
    this.json = json;
  }

  /** One run with its attempts and its whole report. */
  public ObjectNode one(Run run) {
    ObjectNode view = view(run, new HashMap<>(), waiting.now());
    ArrayNode tries = view.putArray("attempts");
    attempts.of(run.id()).forEach(attempt -> tries.add(view(attempt)));
    reader.report(run.id()).ifPresent(report -> view.set("report", parse(Gzip.stored(report))));
    return view;
  }

  /** Several runs; of long lists in their reports only the start. */
  public ArrayNode list(List<Run> runs) {
    Map<String, byte[]> reports = reader.reports(runs.stream().map(Run::id).toList());
    Map<String, Optional<ObjectNode>> pipelines = new HashMap<>();
    Waiting.Moment moment = waiting.now();
    ArrayNode views = json.createArrayNode();
    for (Run run : runs) {
      ObjectNode view = views.add(view(run, pipelines, moment)).path(views.size() - 1).require();
      byte[] report = reports.get(run.id());
      if (report != null) {
        view.set("report", shortened(parse(Gzip.stored(report))));
      }
    }
    return views;
  }

  /** The report of a run, where it has one. */
  public Optional<JsonNode> report(Run run) {
    return reader.report(run.id()).map(report -> parse(Gzip.stored(report)));
  }

  /** The reports of several runs, by run. */
  public Map<String, JsonNode> reports(List<Run> runs) {
    Map<String, JsonNode> reports = new HashMap<>();
    reader
        .reports(runs.stream().map(Run::id).toList())
        .forEach((id, report) -> reports.put(id, parse(Gzip.stored(report))));
    return reports;
  }

  private ObjectNode view(RunAttempt attempt) {
    ObjectNode view = json.createObjectNode();
    view.put("attempt", attempt.number()).put("startedAt", attempt.started());
    attempt.ended().ifPresent(time -> view.put("endedAt", time));
    attempt.outcome().ifPresent(outcome -> view.put("outcome", outcome));
    if (!attempt.reason().isEmpty()) {
      view.put("reason", attempt.reason());
    }
    return view;
  }

  private ObjectNode view(
      Run run, Map<String, Optional<ObjectNode>> pipelines, Waiting.Moment moment) {
    ObjectNode view = json.createObjectNode();
    view.put("id", run.id());
    view.set("kind", json.valueToTree(run.kind()));
    if (run.kind() == WorkKind.INGEST) {
      pipelines
          .computeIfAbsent(run.pipeline(), this::pipeline)
          .ifPresent(reference -> view.set("ingestionPipeline", reference));
    }
    if (!run.service().isEmpty()) {
      view.putObject("service")
          .put("name", run.service())
          .put("fullyQualifiedName", Fqn.of(run.service()));
    }
    view.put("runner", run.runner());
    view.put("state", run.state().wire());
    view.put("attempt", run.attempt());
    reason(run, moment).ifPresent(reason -> view.put("reason", reason));
    view.put("dueAt", run.times().due());
    run.times().started().ifPresent(time -> view.put("startedAt", time));
    run.times().ended().ifPresent(time -> view.put("endedAt", time));
    run.progress().ifPresent(progress -> view.set("progress", parse(progress)));
    view.put("logBytes", run.logBytes());
    view.put("chunksLost", run.chunksLost());
    view.put("losses", run.losses());
    if (run.state() == RunState.QUEUED && run.attempt() > 0) {
      view.put("nextAttemptAt", run.times().notBefore());
    }
    return view;
  }

  private static Optional<String> reason(Run run, Waiting.Moment moment) {
    if (run.state() == RunState.QUEUED) {
      return Optional.of(moment.reason(run));
    }
    if (!run.reason().isEmpty()) {
      return Optional.of(run.reason());
    }
    return run.cancel() && run.state() == RunState.RUNNING
        ? Optional.of("Stopping.")
        : Optional.empty();
  }

  private Optional<ObjectNode> pipeline(String id) {
    return store
        .find(types.get("ingestionPipeline"), EntityKey.id(id), Include.ALL)
        .map(
            pipeline -> {
              ObjectNode reference = json.createObjectNode();
              for (String member : List.of("id", "name", "fullyQualifiedName", "displayName")) {
                if (pipeline.hasNonNull(member)) {
                  reference.set(member, pipeline.get(member));
                }
              }
              return reference;
            });
  }

  private static JsonNode shortened(JsonNode report) {
    for (JsonNode part : List.of(report, report.path("scan"), report.path("sink"))) {
      if (part.path("problems") instanceof ArrayNode problems) {
        ((ObjectNode) part).put("problemCount", problems.size());
        while (problems.size() > PROBLEMS_IN_A_LIST) {
          problems.remove(problems.size() - 1);
        }
      }
    }
    return report;
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("the run table holds what is not JSON", e);
    }
  }

  private JsonNode parse(byte[] bytes) {
    try {
      return json.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the run table holds what is not JSON", e);
    }
  }
}
