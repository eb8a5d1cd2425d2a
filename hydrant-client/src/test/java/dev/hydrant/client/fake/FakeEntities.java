package dev.hydrant.client.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.client.fake.FakeShapes.Shape;
import dev.hydrant.model.name.Fqn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The entities of the fake: create or update, patch, delete, by the contract's rules for a bot. */
final class FakeEntities {
  private static final Set<String> ON_REQUEST =
      FakeShapes.words("sourceHash tasks extension columns dataModel tags owners");
  private static final Set<String> READ_ONLY =
      FakeShapes.words("id name fullyQualifiedName service version");

  private final boolean hydrant;
  private final Map<String, ObjectNode> byId = new TreeMap<>();

  FakeEntities(boolean hydrant) {
    this.hydrant = hydrant;
  }

  /** What a PUT did. */
  record Put(ObjectNode entity, boolean created) {}

  Put put(String collection, JsonNode body) {
    FakeShapes.check(collection, body);
    checkReferences(body);
    if (body.has("extension") && !hydrant) {
      throw new FakeRefusal(400, "Unknown custom field firehose");
    }
    Shape shape = FakeShapes.of(collection);
    ObjectNode fresh = JsonNodeFactory.instance.objectNode();
    String parent = parentFqn(shape, body, fresh);
    String fqn =
        parent.isEmpty()
            ? Fqn.quote(body.path("name").asText())
            : Fqn.child(parent, body.path("name").asText());
    Optional<ObjectNode> before = named(collection, fqn);
    body.properties().stream()
        .filter(member -> !member.getKey().equals(shape.parent()))
        .filter(member -> !member.getKey().equals("parent"))
        .forEach(member -> fresh.set(member.getKey(), member.getValue().deepCopy()));
    qualifyColumns(fresh, fqn);
    if (before.isPresent()) {
      return new Put(update(before.get(), fresh), false);
    }
    fresh.put("id", UUID.randomUUID().toString());
    fresh.put("fullyQualifiedName", fqn).put("version", 0.1).put("deleted", false);
    fresh.put("_collection", collection).put("_parent", parent);
    byId.put(fresh.path("id").asText(), fresh);
    return new Put(fresh, true);
  }

  private String parentFqn(Shape shape, JsonNode body, ObjectNode fresh) {
    if (shape.parent().isEmpty()) {
      return "";
    }
    String named = body.path(shape.parent()).asText();
    ObjectNode parent = require(shape.parentCollection(), named);
    fresh.set("serviceType", parent.path("serviceType"));
    if (body.has("parent")) {
      ObjectNode container = byId.get(body.path("parent").path("id").asText());
      if (container == null) {
        throw new FakeRefusal(404, "container instance not found");
      }
      return container.path("fullyQualifiedName").asText();
    }
    return named;
  }

  /** A bot: descriptions and extensions that are there stay as they are. */
  private static ObjectNode update(ObjectNode before, ObjectNode fresh) {
    ObjectNode old = before.deepCopy();
    fresh
        .properties()
        .forEach(
            member -> {
              boolean kept =
                  (member.getKey().equals("description") || member.getKey().equals("extension"))
                      && before.hasNonNull(member.getKey());
              if (member.getKey().equals("tags")) {
                member.getValue().forEach(label -> addLabel(before.withArray("tags"), label));
              } else if (!kept) {
                before.set(member.getKey(), member.getValue());
              }
            });
    before.put("deleted", false);
    bump(old, before);
    return before;
  }

  /** Labels are only ever added by a PUT. */
  private static void addLabel(ArrayNode there, JsonNode label) {
    if (!there.findValuesAsText("tagFQN").contains(label.path("tagFQN").asText())) {
      there.add(label);
    }
  }

  ObjectNode patch(String collection, String id, JsonNode operations) {
    ObjectNode entity = live(collection, id);
    ObjectNode old = entity.deepCopy();
    ObjectNode changed = FakePatch.applied(entity, operations, READ_ONLY);
    checkReferences(changed);
    entity.removeAll();
    entity.setAll(changed);
    if (entity.has("extension") && !hydrant) {
      throw new FakeRefusal(400, "Unknown custom field firehose");
    }
    entity.path("tasks").forEach(task -> FakeShapes.refuseUnless(task.has("name"), "task name"));
    bump(old, entity);
    return entity;
  }

  /** Labels need tags that are there; owners are several users or one team of the type Group. */
  private void checkReferences(JsonNode body) {
    for (JsonNode label : body.path("tags")) {
      require("tags", label.path("tagFQN").asText());
    }
    JsonNode owners = body.path("owners");
    for (JsonNode ref : owners) {
      ObjectNode owner =
          live(FakeShapes.collectionOf(ref.path("type").asText()), ref.path("id").asText());
      boolean team = ref.path("type").asText().equals("team");
      FakeShapes.refuseUnless(
          !team || owners.size() == 1 && owner.path("teamType").asText().equals("Group"),
          "owners are users or one team that is a group");
    }
  }

  private static void bump(ObjectNode old, ObjectNode now) {
    if (!old.equals(now)) {
      now.put("version", Math.round(old.path("version").asDouble() * 10 + 1) / 10.0);
    }
  }

  ObjectNode hardDelete(String collection, String id) {
    ObjectNode entity = live(collection, id);
    String fqn = entity.path("fullyQualifiedName").asText();
    if (byId.values().stream().anyMatch(each -> each.path("_parent").asText().equals(fqn))) {
      throw new FakeRefusal(400, FakeShapes.of(collection).type() + " is not empty");
    }
    byId.remove(id);
    return entity;
  }

  Optional<ObjectNode> named(String collection, String fqn) {
    return byId.values().stream()
        .filter(each -> each.path("_collection").asText().equals(collection))
        .filter(each -> each.path("fullyQualifiedName").asText().equals(fqn))
        .findFirst();
  }

  ObjectNode require(String collection, String fqn) {
    return named(collection, fqn)
        .filter(each -> !each.path("deleted").asBoolean())
        .orElseThrow(() -> notFound(collection, fqn));
  }

  ObjectNode live(String collection, String id) {
    return find(id)
        .filter(each -> each.path("_collection").asText().equals(collection))
        .filter(each -> !each.path("deleted").asBoolean())
        .orElseThrow(() -> notFound(collection, id));
  }

  Optional<ObjectNode> find(@Nullable String id) {
    return Optional.ofNullable(id).map(byId::get);
  }

  List<ObjectNode> all() {
    return List.copyOf(byId.values());
  }

  List<ObjectNode> list(String collection, Optional<String> within) {
    return list(collection, within, false);
  }

  /** A service lists its containers whatever their depth. */
  List<ObjectNode> list(String collection, Optional<String> within, boolean deleted) {
    TreeMap<String, ObjectNode> sorted = new TreeMap<>();
    byId.values().stream()
        .filter(each -> each.path("_collection").asText().equals(collection))
        .filter(each -> each.path("deleted").asBoolean() == deleted)
        .filter(
            each ->
                within
                    .filter(parent -> !each.path("_parent").asText().equals(parent))
                    .filter(
                        parent ->
                            !collection.equals("containers")
                                || !each.path("_parent").asText().startsWith(parent + "."))
                    .isEmpty())
        .forEach(each -> sorted.put(each.path("fullyQualifiedName").asText(), each));
    return List.copyOf(sorted.values());
  }

  ObjectNode softDelete(String collection, String id) {
    ObjectNode entity = live(collection, id);
    ObjectNode old = entity.deepCopy();
    entity.put("deleted", true);
    bump(old, entity);
    return entity;
  }

  ObjectNode restore(String collection, String id) {
    ObjectNode entity =
        find(id)
            .filter(each -> each.path("_collection").asText().equals(collection))
            .orElseThrow(() -> notFound(collection, id));
    ObjectNode old = entity.deepCopy();
    entity.put("deleted", false);
    bump(old, entity);
    return entity;
  }

  /** The answer: heavy members only where they were asked for. */
  static ObjectNode view(ObjectNode entity, String fields) {
    ObjectNode view = entity.deepCopy();
    Set<String> asked = Set.of(fields.split(","));
    view.remove(List.of("_collection", "_parent"));
    if (!asked.contains("*")) {
      ON_REQUEST.stream().filter(member -> !asked.contains(member)).forEach(view::remove);
    }
    return view;
  }

  private static void qualifyColumns(ObjectNode entity, String fqn) {
    FakeShapes.COLUMNS.forEach(place -> qualify(entity.at(place), fqn));
  }

  private static void qualify(JsonNode columns, String parent) {
    for (JsonNode column : columns) {
      String name = Fqn.child(parent, column.path("name").asText());
      ((ObjectNode) column).put("fullyQualifiedName", name);
      qualify(column.path("children"), name);
    }
  }

  private static FakeRefusal notFound(String collection, String key) {
    return new FakeRefusal(
        404, FakeShapes.of(collection).type() + " instance for " + key + " not found");
  }
}
