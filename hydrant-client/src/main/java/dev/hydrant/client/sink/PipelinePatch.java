package dev.hydrant.client.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The operations that bring a pipeline to what was read, the source hash last. What people added
 * stays: their description, tags and owners of steps, other custom properties.
 */
final class PipelinePatch {
  private static final List<String> PLAIN = List.of("sourceUrl", "pipelineLocation", "state");

  private final ArrayNode operations = JsonNodeFactory.instance.arrayNode();
  private final JsonNode current;
  private final ObjectNode wanted;

  private PipelinePatch(JsonNode current, ObjectNode wanted) {
    this.current = current;
    this.wanted = wanted;
  }

  /**
   * @param current the pipeline with all fields
   * @param wanted the create request
   * @param override whether a description or display name that a person wrote is replaced
   * @param marks operations on labels and owners
   */
  static ArrayNode of(
      JsonNode current, ObjectNode wanted, String sourceHash, boolean override, ArrayNode marks) {
    PipelinePatch patch = new PipelinePatch(current, wanted);
    patch.description(override);
    patch.displayName(override);
    PLAIN.forEach(patch::plain);
    patch.startDate();
    patch.tasks();
    patch.extension();
    patch.operations.addAll(marks);
    patch.add("/sourceHash", JsonNodeFactory.instance.textNode(sourceHash));
    return patch.operations;
  }

  /** Operations on labels and owners, and the one that commits. */
  static ArrayNode commit(String sourceHash, ArrayNode marks) {
    ArrayNode operations = JsonNodeFactory.instance.arrayNode().addAll(marks);
    operations.addObject().put("op", "add").put("path", "/sourceHash").put("value", sourceHash);
    return operations;
  }

  private void description(boolean override) {
    String text = current.path("description").asText("");
    boolean ours = SourceHash.wrote(current.path("sourceHash").asText(""), text);
    if (text.isBlank() || ours || override) {
      plain("description");
    }
  }

  /** A delivery stream has no other name than its own; where the source wins, it is shown. */
  private void displayName(boolean override) {
    JsonNode shown = current.path("displayName");
    if (override && !shown.asText("").isEmpty() && !shown.equals(wanted.path("name"))) {
      add("/displayName", wanted.get("name"));
    }
  }

  private void plain(String member) {
    if (wanted.has(member) && !wanted.get(member).equals(current.get(member))) {
      add("/" + member, wanted.get(member));
    }
  }

  private void startDate() {
    if (wanted.has("startDate")
        && !sameTime(wanted.path("startDate").asText(), current.path("startDate").asText(""))) {
      add("/startDate", wanted.get("startDate"));
    }
  }

  private static boolean sameTime(String wanted, String current) {
    try {
      return OffsetDateTime.parse(wanted)
          .toInstant()
          .equals(OffsetDateTime.parse(current).toInstant());
    } catch (DateTimeException e) {
      return wanted.equals(current);
    }
  }

  private void tasks() {
    Map<String, JsonNode> before = new HashMap<>();
    current.path("tasks").forEach(task -> before.put(task.path("name").asText(), task));
    ArrayNode tasks = JsonNodeFactory.instance.arrayNode();
    for (JsonNode task : wanted.path("tasks")) {
      ObjectNode merged = JsonNodeFactory.instance.objectNode();
      JsonNode old = before.get(task.path("name").asText());
      if (old instanceof ObjectNode known) {
        merged.setAll(known);
      }
      merged.setAll((ObjectNode) task);
      tasks.add(merged);
    }
    if (!same(tasks, current.path("tasks"))) {
      add("/tasks", tasks);
    }
  }

  private static boolean same(ArrayNode wanted, JsonNode current) {
    if (wanted.size() != current.size()) {
      return false;
    }
    Iterator<JsonNode> others = current.iterator();
    for (JsonNode task : wanted) {
      if (!withoutEmpty(task).equals(withoutEmpty(others.next()))) {
        return false;
      }
    }
    return true;
  }

  /** A catalog may leave out an empty list or add one. */
  private static JsonNode withoutEmpty(JsonNode task) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    task.properties().stream()
        .filter(member -> !(member.getValue().isContainerNode() && member.getValue().isEmpty()))
        .forEach(member -> copy.set(member.getKey(), member.getValue()));
    return copy;
  }

  private void extension() {
    JsonNode facts = wanted.path("extension").path(PipelineBodies.PROPERTY);
    if (facts.isMissingNode()
        || facts.equals(current.path("extension").path(PipelineBodies.PROPERTY))) {
      return;
    }
    if (current.path("extension").isObject()) {
      add("/extension/" + PipelineBodies.PROPERTY, facts);
    } else {
      add("/extension", wanted.path("extension"));
    }
  }

  private void add(String path, JsonNode value) {
    operations.addObject().put("op", "add").put("path", path).set("value", value);
  }
}
