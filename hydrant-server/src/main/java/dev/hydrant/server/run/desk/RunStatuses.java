package dev.hydrant.server.run.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.run.Run;
import dev.hydrant.model.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs in the shape of the contract's status of an ingestion pipeline. */
public final class RunStatuses {
  private final RunViews views;
  private final ObjectMapper json;
  private final boolean knowsStopped;

  public RunStatuses(RunViews views, ObjectMapper json, boolean knowsStopped) {
    this.views = views;
    this.json = json;
    this.knowsStopped = knowsStopped;
  }

  public ObjectNode of(Run run) {
    return of(run, views.report(run));
  }

  private ObjectNode of(Run run, Optional<JsonNode> found) {
    long started = run.times().started().orElse(run.times().due());
    ObjectNode status = json.createObjectNode();
    status.put("runId", run.id());
    status.put("pipelineState", state(run.state()));
    status.put("startDate", started);
    status.put("timestamp", run.times().due());
    run.times().ended().ifPresent(time -> status.put("endDate", time));
    found
        .filter(report -> report.path("steps").isArray())
        .ifPresent(report -> status.set("status", report.get("steps")));
    return status;
  }

  public List<ObjectNode> of(List<Run> runs) {
    List<ObjectNode> statuses = new ArrayList<>();
    Map<String, JsonNode> reports = views.reports(runs);
    runs.forEach(run -> statuses.add(of(run, Optional.ofNullable(reports.get(run.id())))));
    return statuses;
  }

  /** Clients of a version without the state would refuse the whole answer. */
  private String state(RunState state) {
    return state == RunState.STOPPED && !knowsStopped ? RunState.FAILED.wire() : state.wire();
  }
}
