package dev.hydrant.client.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.client.rest.Transport.Answer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Lets reading calls pass and keeps every other in memory, so that whatever is written through it
 * reaches no server. Later readings see the entities and edges as if they had been written. It is
 * the lowest layer, so that no caller can get past it.
 */
final class DryTransport implements Sender {
  private static final String GET = "GET";

  private final Sender real;
  private final ObjectMapper json;
  private final BiConsumer<String, JsonNode> patches;
  private final DryEntities entities;
  private final DryEdges edges;

  DryTransport(Sender real, ObjectMapper json, BiConsumer<String, JsonNode> patches) {
    this.real = real;
    this.json = json;
    this.patches = patches;
    this.entities = new DryEntities(this::read);
    this.edges = new DryEdges(entities);
  }

  @Override
  public Answer send(Call call) {
    return call.method().equals(GET) ? get(call, real.send(call)) : write(call);
  }

  @Override
  public Answer send(Call call, RetryPolicy retries) {
    return call.method().equals(GET) ? get(call, real.send(call, retries)) : write(call);
  }

  private Answer get(Call call, Answer answer) {
    List<String> path = path(call);
    if (path.get(0).equals("lineage") && path.size() >= 3) {
      return path.get(1).equals("getLineageEdge") ? edge(path, answer) : neighbours(path, answer);
    }
    return entities
        .changed(path, call.target())
        .map(now -> now.isEmpty() ? answer(404, MissingNode.getInstance()) : answer(200, now))
        .orElse(answer);
  }

  private Answer edge(List<String> path, Answer answer) {
    Optional<Optional<JsonNode>> now =
        edges.find(path.get(2), path.get(3), () -> parse(answer).path("edge"));
    if (now.isEmpty()) {
      return answer;
    }
    return now.get()
        .map(
            details ->
                answer(200, JsonNodeFactory.instance.objectNode().set("edge", details.deepCopy())))
        .orElseGet(() -> answer(404, MissingNode.getInstance()));
  }

  private Answer neighbours(List<String> path, Answer answer) {
    if (answer.status() >= 300 && answer.status() != 404) {
      return answer;
    }
    ObjectNode there =
        parse(answer) instanceof ObjectNode node ? node : JsonNodeFactory.instance.objectNode();
    return answer(200, edges.around(path.get(path.size() - 1), there));
  }

  private Answer write(Call call) {
    List<String> path = path(call);
    JsonNode body = call.body().orElse(MissingNode.getInstance());
    if (path.get(0).equals("lineage")) {
      if (call.method().equals("PUT")) {
        edges.put(body.path("edge"));
      } else if (path.size() > 3 && path.get(3).equals("type")) {
        edges.removeCarried(path.get(2), path.get(4));
      } else {
        edges.remove(path.get(2), path.get(4));
      }
      return answer(200, MissingNode.getInstance());
    }
    return switch (call.method()) {
      case "PUT", "POST" -> answer(200, entities.put(path, body));
      case "PATCH" -> {
        patches.accept(path.get(path.size() - 1), body);
        yield answer(200, entities.existing(path));
      }
      default -> {
        String id = entities.remove(path);
        edges.forget(id);
        yield answer(200, JsonNodeFactory.instance.objectNode().put("id", id));
      }
    };
  }

  /** A reading of the real catalog; missing where there is nothing. */
  private JsonNode read(String path, Map<String, String> query) {
    Answer answer = real.send(Call.get(path, query));
    return answer.status() < 300 ? parse(answer) : MissingNode.getInstance();
  }

  private JsonNode parse(Answer answer) {
    try {
      return answer.status() < 300 && !answer.body().isBlank()
          ? json.readTree(answer.body())
          : MissingNode.getInstance();
    } catch (JsonProcessingException e) {
      // The layer above says that this is no catalog.
      return MissingNode.getInstance();
    }
  }

  private static Answer answer(int status, JsonNode body) {
    String text = body.isMissingNode() ? "" : body.toString();
    return new Answer(status, Optional.empty(), text);
  }

  private static List<String> path(Call call) {
    String target = call.target();
    int query = target.indexOf('?');
    return Arrays.stream((query < 0 ? target : target.substring(0, query)).split("/"))
        .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
        .toList();
  }
}
