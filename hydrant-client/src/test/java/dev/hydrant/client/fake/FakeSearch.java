package dev.hydrant.client.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The two searches: one field with wildcards, and the two query forms that clients send. */
final class FakeSearch {
  private final FakeEntities entities;
  private final ObjectMapper json = Json.lenient();

  FakeSearch(FakeEntities entities) {
    this.entities = entities;
  }

  JsonNode field(Map<String, String> query) {
    Pattern pattern = wildcard(query.getOrDefault("fieldValue", ""));
    String field = query.getOrDefault("fieldName", "");
    return hits(query, entity -> pattern.matcher(entity.path(field).asText()).matches());
  }

  JsonNode query(Map<String, String> query) {
    String text = query.getOrDefault("q", "*");
    if (text.startsWith("email.keyword:")) {
      String email = text.substring(text.indexOf(':') + 1).replace("\"", "");
      return hits(query, entity -> entity.path("email").asText().equals(email));
    }
    JsonNode filter = parsed(query.getOrDefault("query_filter", "{}")).at("/query/query_string");
    List<String> fields =
        json.convertValue(
            filter.path("fields"),
            json.getTypeFactory().constructCollectionType(List.class, String.class));
    List<String> words = words(filter.path("query").asText().replace("\\", ""));
    return hits(
        query,
        entity -> fields.stream().anyMatch(f -> words(entity.path(f).asText()).containsAll(words)));
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
  }

  private JsonNode parsed(String text) {
    try {
      return json.readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new FakeRefusal(400, "query_filter");
    }
  }

  private ObjectNode hits(Map<String, String> query, Predicate<JsonNode> fits) {
    String index = query.getOrDefault("index", "").replace("_search_index", "");
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode hits = answer.putObject("hits");
    hits.putArray("hits");
    entities.list(FakeShapes.collectionOf(index), Optional.empty()).stream()
        .filter(fits)
        .forEach(
            each ->
                hits.withArray("hits")
                    .addObject()
                    .putObject("_source")
                    .put("fullyQualifiedName", each.path("fullyQualifiedName").asText()));
    return answer;
  }

  /** Wildcards with the escape of the search engine behind real catalogs. */
  private static Pattern wildcard(String value) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        regex.append(Pattern.quote(String.valueOf(value.charAt(++i))));
      } else {
        regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
  }
}
