package dev.hydrant.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.name.Fqn;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The entities that a dry run would have created, restored or deleted. Thread-safe. */
final class DryEntities {
  /** Members of create requests that name the parent, the nearest one first. */
  private static final List<String> PARENTS =
      List.of("databaseSchema", "database", "apiCollection", "classification", "service");

  private static final String RESTORE = "restore";
  private static final String NAME = "name";

  /** Reads from the real catalog; missing where there is nothing. */
  interface Reader {
    JsonNode read(String path, Map<String, String> query);
  }

  private final Reader real;
  private final Map<String, ObjectNode> byId = new HashMap<>();
  private final Map<String, ObjectNode> byName = new HashMap<>();
  private final Set<String> gone = new HashSet<>();

  DryEntities(Reader real) {
    this.real = real;
  }

  /**
   * What a reading of this path answers now, where it differs from what the catalog says.
   *
   * @return absent where the catalog's own answer holds; an empty object where there is nothing
   */
  synchronized Optional<JsonNode> changed(List<String> path, String target) {
    String collection = collection(path);
    List<String> rest = path.subList(collection.split("/").length, path.size());
    if (rest.isEmpty()) {
      return listed(target);
    }
    ObjectNode made =
        rest.get(0).equals(NAME) && rest.size() == 2
            ? byName.get(collection + " " + rest.get(1))
            : byId.get(rest.get(0));
    if (made != null) {
      return Optional.of(made.deepCopy());
    }
    return gone.contains(rest.get(rest.size() - 1))
        ? Optional.of(JsonNodeFactory.instance.objectNode())
        : Optional.empty();
  }

  /** A service that does not exist yet holds nothing, whatever the catalog says to its name. */
  private Optional<JsonNode> listed(String target) {
    int query = target.indexOf('?');
    Optional<String> service =
        query < 0
            ? Optional.empty()
            : Arrays.stream(target.substring(query + 1).split("&"))
                .filter(pair -> pair.startsWith("service="))
                .map(pair -> URLDecoder.decode(pair.substring(8), StandardCharsets.UTF_8))
                .findFirst();
    boolean made =
        service
            .filter(name -> byName.keySet().stream().anyMatch(key -> isService(key, name)))
            .isPresent();
    if (!made) {
      return Optional.empty();
    }
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.putArray("data");
    page.putObject("paging").put("total", 0);
    return Optional.of(page);
  }

  private static boolean isService(String key, String name) {
    return key.startsWith("services/") && key.endsWith(" " + name);
  }

  /** Creates, updates or restores; answers with the entity as it is known. */
  synchronized JsonNode put(List<String> path, JsonNode body) {
    String collection = collection(path);
    List<String> rest = path.subList(collection.split("/").length, path.size());
    if (rest.equals(List.of(RESTORE))) {
      return restored(collection, body.path("id").asText());
    }
    if (!rest.isEmpty()) {
      return body.isMissingNode() ? JsonNodeFactory.instance.objectNode() : body;
    }
    String fqn = fqn(body);
    ObjectNode made = byName.get(collection + " " + fqn);
    if (made != null) {
      return made.deepCopy();
    }
    JsonNode there = real.read(collection + "/name/" + Call.segment(fqn), Map.of("fields", "*"));
    if (there.isObject()) {
      return there;
    }
    ObjectNode fresh = JsonNodeFactory.instance.objectNode();
    if (body instanceof ObjectNode request) {
      fresh.setAll(request.deepCopy());
    }
    fresh.remove(PARENTS);
    fresh.remove("parent");
    fresh.put("id", UUID.randomUUID().toString()).put("fullyQualifiedName", fqn);
    fresh.put("version", 0.1);
    keep(collection, fresh);
    return fresh.deepCopy();
  }

  private JsonNode restored(String collection, String id) {
    Map<String, String> query = Map.of("include", "all", "fields", "*");
    JsonNode there = real.read(collection + "/" + Call.segment(id), query);
    if (there instanceof ObjectNode entity) {
      entity.put("deleted", false);
      keep(collection, entity);
      return entity.deepCopy();
    }
    return JsonNodeFactory.instance.objectNode();
  }

  /** The entity that a patch is meant for. */
  synchronized JsonNode existing(List<String> path) {
    String id = path.get(path.size() - 1);
    ObjectNode made = byId.get(id);
    return made == null ? JsonNodeFactory.instance.objectNode().put("id", id) : made.deepCopy();
  }

  /**
   * @return the id of what is gone now
   */
  synchronized String remove(List<String> path) {
    String id = path.get(path.size() - 1);
    ObjectNode made = byId.remove(id);
    if (made != null) {
      byName.values().remove(made);
    }
    gone.add(id);
    return id;
  }

  /** The end of an edge with its qualified name. */
  synchronized JsonNode reference(JsonNode end) {
    String id = end.path("id").asText();
    ObjectNode made = byId.get(id);
    JsonNode entity = made == null ? read(end.path("type").asText(), id) : made;
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("type", end.path("type").asText())
        .put("fullyQualifiedName", entity.path("fullyQualifiedName").asText());
  }

  private JsonNode read(String type, String id) {
    return Arrays.stream(EntityType.values())
        .filter(each -> each.wire().equals(type))
        .findFirst()
        .map(each -> real.read(each.collection() + "/" + Call.segment(id), Map.of()))
        .orElseGet(MissingNode::getInstance);
  }

  private void keep(String collection, ObjectNode entity) {
    byId.put(entity.path("id").asText(), entity);
    byName.put(collection + " " + entity.path("fullyQualifiedName").asText(), entity);
  }

  private String fqn(JsonNode body) {
    String name = body.path(NAME).asText();
    String container = body.path("parent").path("id").asText("");
    if (!container.isEmpty()) {
      ObjectNode made = byId.get(container);
      JsonNode parent =
          made == null ? real.read("containers/" + Call.segment(container), Map.of()) : made;
      return Fqn.child(parent.path("fullyQualifiedName").asText(), name);
    }
    return PARENTS.stream()
        .filter(body::has)
        .findFirst()
        .map(parent -> Fqn.child(body.path(parent).asText(), name))
        .orElseGet(() -> Fqn.quote(name));
  }

  private static String collection(List<String> path) {
    int length = path.get(0).equals("services") ? 2 : 1;
    return String.join("/", path.subList(0, Math.min(length, path.size())));
  }
}
