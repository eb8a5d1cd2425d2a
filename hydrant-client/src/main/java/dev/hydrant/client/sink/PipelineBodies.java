package dev.hydrant.client.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.name.Fqn;
import dev.hydrant.model.stream.DeliveryStream;
import dev.hydrant.model.stream.PipelineTask;
import dev.hydrant.model.stream.StreamScan;
import dev.hydrant.model.stream.Unresolved;

/** Builds the create request of a pipeline, without its source hash. */
final class PipelineBodies {
  /** The custom property that holds everything which the contract has no member for. */
  static final String PROPERTY = "firehose";

  private final ObjectMapper json;
  private final String service;
  private final boolean extension;

  /**
   * @param service raw name of the pipeline service
   * @param extension whether the catalog takes the custom property
   */
  PipelineBodies(ObjectMapper json, String service, boolean extension) {
    this.json = json;
    this.service = service;
    this.extension = extension;
  }

  Node node(StreamScan scan) {
    return new Node(EntityType.PIPELINE, Fqn.of(service, scan.stream().name()));
  }

  ObjectNode create(StreamScan scan) {
    DeliveryStream stream = scan.stream();
    ObjectNode body = json.createObjectNode();
    body.put("name", stream.name()).put("service", Fqn.quote(service));
    if (!stream.description().isEmpty()) {
      body.put("description", stream.description());
    }
    if (!stream.consoleUrl().isEmpty()) {
      body.put("sourceUrl", stream.consoleUrl());
    }
    body.put("pipelineLocation", stream.arn());
    stream.created().ifPresent(time -> body.put("startDate", time.toString()));
    body.put("state", stream.active() ? "Active" : "Inactive");
    ArrayNode tasks = body.putArray("tasks");
    stream.tasks().forEach(task -> tasks.add(task(task)));
    if (extension) {
      body.putObject("extension").set(PROPERTY, facts(scan));
    }
    return plainJson(body);
  }

  private ObjectNode task(PipelineTask task) {
    ObjectNode node = json.createObjectNode();
    node.put("name", task.name());
    if (!task.displayName().isEmpty()) {
      node.put("displayName", task.displayName());
    }
    if (!task.description().isEmpty()) {
      node.put("description", task.description());
    }
    node.put("taskType", task.taskType());
    task.downstreamTasks().forEach(node.putArray("downstreamTasks")::add);
    return node;
  }

  private ObjectNode facts(StreamScan scan) {
    ObjectNode facts = json.valueToTree(scan.stream().facts());
    ObjectNode steps = json.createObjectNode();
    for (PipelineTask task : scan.stream().tasks()) {
      if (!task.facts().isEmpty()) {
        steps.set(task.name(), json.valueToTree(task.facts()));
      }
    }
    if (!steps.isEmpty()) {
      facts.set("steps", steps);
    }
    scan.stream()
        .tags()
        .filter(tags -> !tags.isEmpty() && !facts.has("tags"))
        .ifPresent(tags -> facts.set("tags", json.valueToTree(tags)));
    if (!scan.stream().owners().isEmpty() && !facts.has("owners")) {
      scan.stream().owners().forEach(facts.putArray("owners")::add);
    }
    if (!scan.unresolved().isEmpty()) {
      ArrayNode unresolved = facts.putArray("unresolved");
      for (Unresolved each : scan.unresolved()) {
        unresolved
            .addObject()
            .put("field", each.field())
            .put("value", each.value())
            .put("reason", each.reason().name());
      }
    }
    return facts;
  }

  /** Numbers as a reader of the JSON sees them, so that a comparison with an answer is exact. */
  private ObjectNode plainJson(ObjectNode body) {
    try {
      return (ObjectNode) json.readTree(json.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    } catch (java.io.IOException e) {
      throw unreadable(e);
    }
  }

  private static HydrantException unreadable(Exception e) {
    return new HydrantException(
        ErrorCode.INTERNAL_ERROR, "A pipeline could not be written as JSON.", "", e);
  }
}
