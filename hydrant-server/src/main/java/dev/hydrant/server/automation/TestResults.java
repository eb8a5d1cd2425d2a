package dev.hydrant.server.automation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.entity.Author;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityStore;
import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.run.Run;
import dev.hydrant.catalog.run.RunReader;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.work.WorkKind;
import dev.hydrant.server.run.desk.RunNews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the steps of a connection test from its run into the workflow that asked for it, in the
 * contract's shape: steps that have ended, then the verdict. The workflow has failed only when the
 * test could not be made; a connection that fails its test is a successful workflow with a failed
 * response.
 */
public final class TestResults implements RunNews {
  private static final Logger log = LoggerFactory.getLogger(TestResults.class);

  private final RunReader reader;
  private final EntityStore store;
  private final EntityType workflow;
  private final ObjectMapper json;

  public TestResults(RunReader reader, EntityStore store, EntityType workflow, ObjectMapper json) {
    this.reader = reader;
    this.store = store;
    this.workflow = workflow;
    this.json = json;
  }

  @Override
  public void changed(String runId) {
    reader.get(runId).filter(run -> run.kind() == WorkKind.TEST_CONNECTION).ifPresent(this::tell);
  }

  private void tell(Run run) {
    ArrayNode steps = steps(run);
    boolean tested = run.state() == RunState.SUCCESS || !steps.isEmpty();
    try {
      store.edit(
          workflow,
          EntityKey.id(run.pipeline()),
          Author.ADMIN,
          document -> {
            document.put("status", status(run, tested));
            document.set("response", response(run, steps));
          });
    } catch (HydrantException e) {
      if (e.code() != ErrorCode.NOT_FOUND) {
        throw e;
      }
      // Whoever asked has lost interest and deleted the question.
      log.debug("The workflow of run {} is gone", run.id(), e);
    }
  }

  private static String status(Run run, boolean tested) {
    return switch (run.state()) {
      case QUEUED -> "Pending";
      case RUNNING -> "Running";
      case SUCCESS, PARTIAL_SUCCESS -> "Successful";
      case FAILED -> tested ? "Successful" : "Failed";
      case STOPPED -> "Failed";
    };
  }

  private ObjectNode response(Run run, ArrayNode steps) {
    ObjectNode response = json.createObjectNode();
    response.put(
        "status",
        switch (run.state()) {
          case QUEUED, RUNNING -> "Running";
          case SUCCESS, PARTIAL_SUCCESS -> "Successful";
          case FAILED, STOPPED -> "Failed";
        });
    response.put("lastUpdatedAt", run.times().ended().orElse(run.times().created()));
    if (run.state().terminal() && run.state() != RunState.SUCCESS && steps.isEmpty()) {
      // The contract has no other place for why there was no test.
      step(steps, "RunTest", true, false, run.reason());
    }
    response.set("steps", steps);
    return response;
  }

  private ArrayNode steps(Run run) {
    ArrayNode steps = json.createArrayNode();
    for (JsonNode step : run.progress().map(this::parse).orElse(json.missingNode()).path("steps")) {
      boolean passed = step.path("passed").asBoolean();
      ObjectNode shown =
          step(
              steps,
              step.path("name").asText(),
              step.path("mandatory").asBoolean(),
              passed,
              step.path("message").asText());
      if (!passed && !step.path("advice").asText().isEmpty()) {
        shown.put("errorLog", step.path("advice").asText());
      }
    }
    return steps;
  }

  private static ObjectNode step(
      ArrayNode steps, String name, boolean mandatory, boolean passed, String message) {
    return steps
        .addObject()
        .put("name", name)
        .put("mandatory", mandatory)
        .put("passed", passed)
        .put("message", message);
  }

  private JsonNode parse(String progress) {
    try {
      return json.readTree(progress);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the run table holds what is not JSON", e);
    }
  }
}
