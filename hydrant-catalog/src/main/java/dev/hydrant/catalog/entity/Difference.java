package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.secret.Sealer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What changed between two states of an entity, in the contract's words. */
final class Difference {
  /** Members that say which state it is, rather than being part of it. */
  private static final Set<String> BOOKKEEPING =
      Set.of(
          "version", "updatedAt", "updatedBy", "changeDescription", "incrementalChangeDescription");

  /** What items of lists are told apart by, in this order. */
  private static final List<String> KEYS = List.of("tagFQN", "id", "name");

  private final ArrayNode added = JsonNodeFactory.instance.arrayNode();
  private final ArrayNode updated = JsonNodeFactory.instance.arrayNode();
  private final ArrayNode deleted = JsonNodeFactory.instance.arrayNode();
  private boolean breaking;

  private Difference() {}

  static Difference between(JsonNode before, JsonNode after) {
    Difference difference = new Difference();
    Set<String> names = new LinkedHashSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    names.removeAll(BOOKKEEPING);
    names.forEach(name -> difference.member(name, before.get(name), after.get(name)));
    return difference;
  }

  boolean isEmpty() {
    return added.isEmpty() && updated.isEmpty() && deleted.isEmpty();
  }

  /** A column was removed or got another type: readers of the table may break. */
  boolean isBreaking() {
    return breaking;
  }

  ObjectNode json(double previousVersion) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("fieldsAdded", added);
    node.set("fieldsUpdated", updated);
    node.set("fieldsDeleted", deleted);
    node.put("previousVersion", previousVersion);
    return node;
  }

  private void member(String name, @Nullable JsonNode before, @Nullable JsonNode after) {
    JsonNode old = before == null ? MissingNode.getInstance() : before;
    JsonNode now = after == null ? MissingNode.getInstance() : after;
    if (same(old, now)) {
      return;
    }
    if (name.equals("connection")) {
      updated.add(
          item(name).put("oldValue", "old-encrypted-value").put("newValue", "new-encrypted-value"));
    } else if (keyed(old) && keyed(now) && !(old.isMissingNode() && now.isMissingNode())) {
      lists(name, old, now);
    } else {
      scalar(name, old, now);
    }
  }

  private static boolean same(JsonNode old, JsonNode now) {
    boolean nothing = (old.isMissingNode() || old.isArray() && old.isEmpty());
    boolean nothingNow = (now.isMissingNode() || now.isArray() && now.isEmpty());
    return old.equals(now) || nothing && nothingNow;
  }

  private void scalar(String name, JsonNode old, JsonNode now) {
    if (old.isMissingNode()) {
      added.add(item(name).put("newValue", text(now)));
    } else if (now.isMissingNode()) {
      deleted.add(item(name).put("oldValue", text(old)));
    } else {
      updated.add(item(name).put("oldValue", text(old)).put("newValue", text(now)));
    }
  }

  private void lists(String name, JsonNode old, JsonNode now) {
    String key = key(old.isEmpty() ? now : old).orElseThrow();
    ArrayNode gone = JsonNodeFactory.instance.arrayNode();
    ArrayNode come = JsonNodeFactory.instance.arrayNode();
    int sizeBefore = updated.size();
    for (JsonNode item : old) {
      Optional<ObjectNode> still = Documents.item(now, key, item.path(key).asText());
      if (still.isEmpty()) {
        gone.add(item);
      } else {
        changed(name + "." + item.path(key).asText(), item, still.get());
      }
    }
    for (JsonNode item : now) {
      if (Documents.item(old, key, item.path(key).asText()).isEmpty()) {
        come.add(item);
      }
    }
    if (!come.isEmpty()) {
      added.add(item(name).put("newValue", come.toString()));
    }
    if (!gone.isEmpty()) {
      deleted.add(item(name).put("oldValue", gone.toString()));
      breaking |= name.equals("columns");
    }
    if (come.isEmpty() && gone.isEmpty() && updated.size() == sizeBefore) {
      // Only the order is another.
      updated.add(item(name).put("oldValue", text(old)).put("newValue", text(now)));
    }
  }

  private void changed(String name, JsonNode old, JsonNode now) {
    if (!old.equals(now)) {
      updated.add(item(name).put("oldValue", text(old)).put("newValue", text(now)));
      breaking |= name.startsWith("columns.") && !old.path("dataType").equals(now.path("dataType"));
    }
  }

  private static boolean keyed(JsonNode node) {
    return node.isMissingNode() || node.isArray() && (node.isEmpty() || key(node).isPresent());
  }

  private static Optional<String> key(JsonNode list) {
    return KEYS.stream().filter(key -> list.path(0).has(key)).findFirst();
  }

  private static ObjectNode item(String name) {
    return JsonNodeFactory.instance.objectNode().put("name", name);
  }

  /** Sealed passwords are no reading matter either. */
  private static String text(JsonNode value) {
    String text = value.isTextual() ? value.textValue() : value.toString();
    return Sealer.mentionedIn(text) ? "encrypted-value" : text;
  }
}
