package dev.hydrant.server.ingestion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.run.Run;
import dev.hydrant.catalog.run.RunReader;
import dev.hydrant.catalog.run.RunsElsewhere;
import dev.hydrant.server.run.desk.RunStatuses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The newest status of ingestion pipelines, wherever they ran. */
public final class NewestStatuses {
  private final RunReader reader;
  private final RunsElsewhere elsewhere;
  private final RunStatuses statuses;
  private final ObjectMapper json;

  public NewestStatuses(
      RunReader reader, RunsElsewhere elsewhere, RunStatuses statuses, ObjectMapper json) {
    this.reader = reader;
    this.elsewhere = elsewhere;
    this.statuses = statuses;
    this.json = json;
  }

  /** By pipeline; those that never ran are absent. A page of them costs three reads. */
  public Map<String, ObjectNode> of(List<String> pipelines) {
    Map<String, ObjectNode> newest = new HashMap<>();
    List<Run> runs = reader.newestOfEach(pipelines);
    List<ObjectNode> own = statuses.of(runs);
    for (int i = 0; i < runs.size(); i++) {
      newest.put(runs.get(i).pipeline(), own.get(i));
    }
    elsewhere
        .newestOfEach(pipelines)
        .forEach(
            (pipeline, report) -> newest.merge(pipeline, parse(report), NewestStatuses::later));
    return newest;
  }

  private static ObjectNode later(ObjectNode one, ObjectNode other) {
    return other.path("timestamp").asLong() > one.path("timestamp").asLong() ? other : one;
  }

  private ObjectNode parse(RunsElsewhere.Report report) {
    try {
      return (ObjectNode) json.readTree(report.document());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored status is not JSON", e);
    }
  }
}
