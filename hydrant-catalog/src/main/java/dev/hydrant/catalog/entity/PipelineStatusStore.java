package dev.hydrant.catalog.entity;

import static dev.hydrant.catalog.entity.Check.any;
import static dev.hydrant.catalog.entity.Check.integer;
import static dev.hydrant.catalog.entity.Check.listOf;
import static dev.hydrant.catalog.entity.Check.object;
import static dev.hydrant.catalog.entity.Check.oneOf;
import static dev.hydrant.catalog.entity.Check.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.ArrayList;
import java.util.List;

/** Executions of pipelines, by time. They are no change of the pipeline. */
public final class PipelineStatusStore {
  private static final Check EXECUTION = oneOf("Successful", "Failed", "Pending", "Skipped");
  private static final Shape TASK =
      new Shape(
          "a task status",
          List.of(
              Member.required("name", text()),
              Member.required("executionStatus", EXECUTION),
              Member.of("startTime", integer()),
              Member.of("endTime", integer()),
              Member.of("logLink", text()),
              Member.of("taskId", text()),
              Member.of("transformationType", text()),
              Member.of("transformationLogic", text()),
              Member.of("inputs", listOf(object())),
              Member.of("outputs", listOf(object())),
              Member.of("metrics", object())));
  private static final Shape STATUS =
      new Shape(
          "PipelineStatus",
          List.of(
              Member.required("timestamp", integer()),
              Member.required("executionStatus", EXECUTION),
              Member.of("taskStatus", listOf(TASK)),
              Member.of("executionId", text()),
              Member.of("endTime", integer()),
              Member.of("version", any()),
              Member.of("parameters", object()),
              Member.of("executedBy", object()),
              Member.of("inputs", listOf(object())),
              Member.of("outputs", listOf(object())),
              Member.of("metrics", object()),
              Member.of("error", object())));

  private final Database database;
  private final ObjectMapper json;

  public PipelineStatusStore(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * Writes executions of one pipeline; one of the same time is replaced.
   *
   * @return the stored pipeline
   * @throws HydrantException NOT_FOUND, or REQUEST_INVALID for a task that the pipeline lacks
   */
  public ObjectNode put(String fqn, List<JsonNode> statuses) {
    ObjectNode pipeline = pipeline(fqn);
    List<JsonNode> checked = new ArrayList<>();
    for (JsonNode status : statuses) {
      JsonNode copy = status.deepCopy();
      Documents.dropNulls(copy);
      STATUS.check("", copy);
      checkTasks(pipeline, copy);
      checked.add(copy);
    }
    String id = pipeline.path("id").asText();
    database.write(
        handle -> {
          for (JsonNode status : checked) {
            long at = status.path("timestamp").asLong();
            SeriesTable.put(handle, id, SeriesTable.STATUS, at, status.toString());
          }
          return checked.size();
        });
    return pipeline;
  }

  /** Newest first. */
  public List<ObjectNode> list(String fqn, long from, long to) {
    String id = pipeline(fqn).path("id").asText();
    return database
        .read(handle -> SeriesTable.range(handle, id, SeriesTable.STATUS, from, to))
        .stream()
        .map(document -> SeriesTable.parse(json, document))
        .toList();
  }

  /** The stored pipeline, after its execution of that time is gone. */
  public ObjectNode delete(String fqn, long at) {
    ObjectNode pipeline = pipeline(fqn);
    String id = pipeline.path("id").asText();
    int deleted = database.write(handle -> SeriesTable.delete(handle, id, SeriesTable.STATUS, at));
    if (deleted == 0) {
      throw new HydrantException(
          ErrorCode.NOT_FOUND, "Failed to find pipeline status for " + fqn + " at " + at);
    }
    return pipeline;
  }

  private ObjectNode pipeline(String fqn) {
    return database
        .read(handle -> EntityTable.byName(handle, "pipeline", fqn))
        .filter(row -> !row.deleted())
        .map(row -> row.document(json))
        .orElseThrow(() -> Missing.entity("pipeline", fqn));
  }

  private static void checkTasks(JsonNode pipeline, JsonNode status) {
    for (JsonNode task : Documents.items(status, "taskStatus")) {
      String name = task.path("name").asText();
      if (Documents.item(pipeline.path("tasks"), "name", name).isEmpty()) {
        throw new HydrantException(ErrorCode.REQUEST_INVALID, "Invalid task name " + name);
      }
    }
  }
}
