package dev.hydrant.catalog.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.entity.DocumentRule;
import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.secret.SecretFields;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.List;

/**
 * Which runner a service may have: one that is known; and its connection may then hold no password,
 * unless the runner is the one inside the server. A hybrid runner exists so that secrets stay where
 * it stands.
 */
public final class RunnerRule implements DocumentRule {
  private static final String MEMBER = "ingestionRunner";

  private final RunnerDirectory runners;

  public RunnerRule(RunnerDirectory runners) {
    this.runners = runners;
  }

  @Override
  public void apply(EntityType type, ObjectNode document, JsonNode stored) {
    if (type.name().equals("pipelineService")) {
      service(document, stored);
    } else if (type.name().equals("workflow")) {
      refusePasswords(
          document.path("request").path(MEMBER).asText(""), document.path("request"), "request");
    }
  }

  private void service(ObjectNode document, JsonNode stored) {
    if (stored.isMissingNode() && !document.has(MEMBER)) {
      runners.preferred().ifPresent(name -> reference(document.putObject(MEMBER), name));
    }
    if (!(document.get(MEMBER) instanceof ObjectNode chosen)) {
      return;
    }
    // A runner that is gone must not keep its service from being changed otherwise.
    if (!chosen.path("id").asText().equals(stored.path(MEMBER).path("id").asText())) {
      String name = known(chosen.path("id").asText());
      reference(document.putObject(MEMBER), name);
    } else {
      document.set(MEMBER, stored.path(MEMBER));
    }
    refusePasswords(
        document.path(MEMBER).path("name").asText(""), document.path("connection"), "connection");
  }

  private String known(String id) {
    return runners
        .named(id)
        .orElseThrow(
            () ->
                new HydrantException(
                    ErrorCode.REQUEST_INVALID,
                    MEMBER + ": there is no runner with the identifier " + id + ".",
                    "Choose one that the server knows."));
  }

  private static void refusePasswords(String runner, JsonNode part, String path) {
    if (runner.isEmpty() || runner.equals(RunnerNames.BUILT_IN)) {
      return;
    }
    List<String> fields = SecretFields.sealedFields(part, path);
    if (!fields.isEmpty()) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID,
          String.join(", ", fields)
              + " must be a reference of the form secret:<id>, since the service runs on '"
              + runner
              + "': what a runner outside the server needs is kept in its own secret store.",
          "Put the value into the runner's store and enter its reference.");
    }
  }

  private static void reference(ObjectNode reference, String name) {
    reference.put("id", RunnerNames.id(name)).put("type", RunnerNames.TYPE).put("name", name);
  }
}
