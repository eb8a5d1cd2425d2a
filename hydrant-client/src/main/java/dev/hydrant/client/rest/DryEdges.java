package dev.hydrant.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The edges that a dry run would have drawn or removed. Thread-safe. */
final class DryEdges {
  private record Key(String from, String to) {
    boolean touches(String id) {
      return from.equals(id) || to.equals(id);
    }
  }

  private record Drawn(JsonNode from, JsonNode to, JsonNode details) {
    boolean carries(String pipeline) {
      return details.path("pipeline").path("id").asText().equals(pipeline);
    }
  }

  private final DryEntities entities;
  private final Map<Key, Drawn> drawn = new LinkedHashMap<>();
  private final Set<Key> removed = new HashSet<>();
  private final Set<String> forgotten = new HashSet<>();
  private final Map<String, Set<String>> carriedRemoved = new LinkedHashMap<>();

  DryEdges(DryEntities entities) {
    this.entities = entities;
  }

  synchronized void put(JsonNode edge) {
    JsonNode from = edge.path("fromEntity");
    JsonNode to = edge.path("toEntity");
    Key key = new Key(from.path("id").asText(), to.path("id").asText());
    drawn.put(key, new Drawn(from.deepCopy(), to.deepCopy(), edge.path("lineageDetails")));
    removed.remove(key);
  }

  synchronized void remove(String from, String to) {
    Key key = new Key(from, to);
    drawn.remove(key);
    removed.add(key);
  }

  synchronized void removeCarried(String pipeline, String source) {
    drawn
        .values()
        .removeIf(
            edge ->
                edge.carries(pipeline) && edge.details().path("source").asText().equals(source));
    carriedRemoved.computeIfAbsent(pipeline, absent -> new HashSet<>()).add(source);
  }

  /** An entity is gone, and its edges with it. */
  synchronized void forget(String id) {
    drawn.keySet().removeIf(key -> key.touches(id));
    drawn.values().removeIf(edge -> edge.carries(id));
    forgotten.add(id);
  }

  /**
   * @param there the details that the catalog has; missing where it has no edge
   * @return absent where the catalog's own answer holds; else the edge, or that there is none
   */
  synchronized Optional<Optional<JsonNode>> find(String from, String to, Supplier<JsonNode> there) {
    Key key = new Key(from, to);
    Drawn now = drawn.get(key);
    if (now != null) {
      return Optional.of(Optional.of(now.details()));
    }
    return isGone(key) || carriedIsGone(there.get())
        ? Optional.of(Optional.empty())
        : Optional.empty();
  }

  /** One step up and down, as the catalog says it and with what the run did since. */
  synchronized ObjectNode around(String id, ObjectNode there) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode nodes = answer.putArray("nodes");
    ArrayNode up = answer.putArray("upstreamEdges");
    ArrayNode down = answer.putArray("downstreamEdges");
    nodes.addAll((ArrayNode) there.withArray("nodes"));
    there.path("upstreamEdges").forEach(edge -> keep(edge, up));
    there.path("downstreamEdges").forEach(edge -> keep(edge, down));
    drawn.forEach(
        (key, edge) -> {
          boolean carried = edge.carries(id);
          if (carried || key.to().equals(id)) {
            up.addObject().put("fromEntity", key.from()).put("toEntity", id);
            nodes.add(entities.reference(edge.from()));
          }
          if (carried || key.from().equals(id)) {
            down.addObject().put("fromEntity", id).put("toEntity", key.to());
            nodes.add(entities.reference(edge.to()));
          }
        });
    return answer;
  }

  private void keep(JsonNode edge, ArrayNode into) {
    Key key = new Key(edge.path("fromEntity").asText(), edge.path("toEntity").asText());
    if (!isGone(key)) {
      into.add(edge);
    }
  }

  private boolean isGone(Key key) {
    return removed.contains(key) || forgotten.contains(key.from()) || forgotten.contains(key.to());
  }

  private boolean carriedIsGone(JsonNode details) {
    Set<String> sources =
        carriedRemoved.getOrDefault(details.path("pipeline").path("id").asText(), Set.of());
    return sources.contains(details.path("source").asText());
  }
}
