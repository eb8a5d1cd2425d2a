package dev.hydrant.client.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The executions of pipelines: one a pipeline and time, newest first, a page at a time. */
final class FakeStatuses {
  private static final int PAGE = 10;
  private static final Set<String> STATUS =
      FakeShapes.words(
          "timestamp executionStatus taskStatus executionId endTime version parameters executedBy"
              + " inputs outputs metrics error");
  private static final Set<String> TASK =
      FakeShapes.words(
          "name executionStatus startTime endTime logLink taskId transformationType"
              + " transformationLogic inputs outputs metrics");
  private static final Set<String> ERROR =
      FakeShapes.words("errorType errorMessage stackTrace failedTask");
  private static final Set<String> EXECUTION =
      FakeShapes.words("Successful Failed Pending Skipped");

  private final Map<String, TreeMap<Long, ObjectNode>> byPipeline = new TreeMap<>();

  void put(ObjectNode pipeline, JsonNode body) {
    FakeShapes.members(body, STATUS);
    FakeShapes.refuseUnless(body.path("timestamp").isIntegralNumber(), "timestamp");
    execution(body);
    FakeShapes.members(body.path("error"), ERROR);
    FakeShapes.refuseUnless(body.path("taskStatus").isArray(), "real servers need the list");
    for (JsonNode task : body.path("taskStatus")) {
      FakeShapes.members(task, TASK);
      execution(task);
      String name = task.path("name").asText();
      FakeShapes.refuseUnless(
          pipeline.path("tasks").findValuesAsText("name").contains(name),
          "Invalid task name " + name);
    }
    of(pipeline).put(body.path("timestamp").asLong(), body.deepCopy());
  }

  private static void execution(JsonNode node) {
    FakeShapes.refuseUnless(
        EXECUTION.contains(node.path("executionStatus").asText()), "executionStatus");
  }

  ObjectNode list(ObjectNode pipeline, Map<String, String> query) {
    FakeShapes.refuseUnless(
        query.containsKey("startTs") && query.containsKey("endTs"), "both times must be given");
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putArray("data");
    int limit = Integer.parseInt(query.getOrDefault("limit", String.valueOf(PAGE)));
    of(pipeline)
        .subMap(
            Long.parseLong(query.get("startTs")), true, Long.parseLong(query.get("endTs")), true)
        .descendingMap()
        .values()
        .stream()
        .limit(limit)
        .forEach(answer.withArray("data")::add);
    answer.putObject("paging").put("total", answer.path("data").size());
    return answer;
  }

  /** Oldest first. */
  Map<Long, ObjectNode> all(ObjectNode pipeline) {
    return of(pipeline);
  }

  private TreeMap<Long, ObjectNode> of(ObjectNode pipeline) {
    return byPipeline.computeIfAbsent(pipeline.path("id").asText(), id -> new TreeMap<>());
  }
}
