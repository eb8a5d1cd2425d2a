package dev.hydrant.server.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.run.Run;
import dev.hydrant.catalog.run.RunReader;
import dev.hydrant.model.work.WorkKind;
import dev.hydrant.server.RunSource;
import dev.hydrant.server.ingestion.NewestStatuses;
import dev.hydrant.server.run.desk.RunViews;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the overview tells of ingestion runs. */
final class OverviewRuns implements RunSource {
  private final RunReader reader;
  private final RunViews views;
  private final NewestStatuses statuses;

  OverviewRuns(RunReader reader, RunViews views, NewestStatuses statuses) {
    this.reader = reader;
    this.views = views;
    this.statuses = statuses;
  }

  @Override
  public List<ObjectNode> newest(int limit) {
    return shown(reader.newest(WorkKind.INGEST, limit));
  }

  @Override
  public Map<String, ObjectNode> newestByService() {
    Map<String, ObjectNode> newest = new HashMap<>();
    for (ObjectNode run : shown(reader.newestOfEachService(WorkKind.INGEST))) {
      newest.put(run.path("service").path("fullyQualifiedName").asText(), run);
    }
    return newest;
  }

  @Override
  public Map<String, ObjectNode> newestStatuses(List<String> pipelines) {
    return statuses.of(pipelines);
  }

  private List<ObjectNode> shown(List<Run> runs) {
    List<ObjectNode> shown = new ArrayList<>();
    for (JsonNode view : views.list(runs)) {
      shown.add(view.require());
    }
    return shown;
  }
}
