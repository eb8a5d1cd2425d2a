package dev.hydrant.e2e.harness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.entity.EntityTypes;
import dev.hydrant.server.auth.AccessTable;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Asks a server everything that can be read from it: each GET route, for each thing it has. */
public final class EveryAnswer {
  private static final String API = "/api/v1/";
  private static final List<String> COLLECTIONS =
      new EntityTypes().all().stream().map(EntityType::collection).sorted().toList();

  private final Http http;
  private final BiConsumer<String, String> reader;
  private final Map<String, List<String>> places;
  private final Set<String> answered = new TreeSet<>();

  /**
   * @param reader gets each path with its answer
   * @param places what stands in place of the parameters of a route that is no collection's: the
   *     route → the paths to ask
   */
  public EveryAnswer(
      Http http, BiConsumer<String, String> reader, Map<String, List<String>> places) {
    this.http = http;
    this.reader = reader;
    this.places = places;
  }

  /**
   * @return the routes that gave an answer
   */
  public Set<String> ask() {
    for (AccessTable.Row row : AccessTable.ROWS) {
      if (Arrays.asList(row.methods().split(" ")).contains("GET")) {
        ask(row.pattern());
      }
    }
    COLLECTIONS.forEach(this::collection);
    return answered;
  }

  private void ask(String route) {
    if (route.contains("[entity]") || route.contains("[person]")) {
      return; // each collection is asked as a whole
    }
    List<String> paths = places.getOrDefault(route, List.of());
    if (paths.isEmpty() && !route.matches(".*[{<\\[].*")) {
      paths = List.of(route);
    }
    for (String path : paths) {
      if (read(path).statusCode() == 200) {
        answered.add(route);
      }
    }
  }

  private void collection(String collection) {
    JsonNode page = http.json(API + collection + "?limit=1000&include=all");
    reader.accept(collection, page.toString());
    for (JsonNode entity : page.path("data")) {
      answered.add(collection);
      String one = API + collection + "/" + entity.path("id").asText();
      read(one + "?fields=*&include=all");
      read(one + "/versions");
      if (collection.equals("pipelines")) {
        read(one.replaceAll("/[^/]*$", "/" + fqn(entity)) + "/status");
        read(API + "lineage/pipeline/name/" + fqn(entity) + "?upstreamDepth=2&downstreamDepth=2");
      }
    }
  }

  private static String fqn(JsonNode entity) {
    return Http.segment(entity.path("fullyQualifiedName").asText());
  }

  private HttpResponse<String> read(String path) {
    HttpResponse<String> answer = http.get(path);
    reader.accept(path, answer.headers().map() + answer.body());
    return answer;
  }
}
