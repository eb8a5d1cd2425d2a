package dev.hydrant.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One call to the catalog.
 *
 * @param target path and query below {@code /v1/}, encoded
 */
record Call(String method, String target, Optional<JsonNode> body) {
  static Call get(String path, Map<String, String> query) {
    return new Call("GET", path + query(query), Optional.empty());
  }

  static Call delete(String path, Map<String, String> query) {
    return new Call("DELETE", path + query(query), Optional.empty());
  }

  static Call put(String path, JsonNode body) {
    return new Call("PUT", path, Optional.of(body));
  }

  static Call patch(String path, JsonNode body) {
    return new Call("PATCH", path, Optional.of(body));
  }

  /** Encodes a name as exactly one path segment. */
  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String query(Map<String, String> query) {
    return query.isEmpty()
        ? ""
        : new LinkedHashMap<>(query)
            .entrySet().stream()
                .map(entry -> entry.getKey() + "=" + segment(entry.getValue()))
                .collect(Collectors.joining("&", "?", ""));
  }

  /** Bodies are never printed. */
  @Override
  public String toString() {
    return method + " /v1/" + target;
  }
}
