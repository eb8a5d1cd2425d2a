package dev.hydrant.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.model.json.Json;
import java.util.Map;
import java.util.Optional;

/**
 * What a store holds under one id: a text, or, in Kubernetes and Vault, a map of keys whose {@code
 * value} is the text. Printing it prints a mask.
 */
public final class StoredSecret {
  /** The key that stands for the whole. */
  public static final String VALUE = "value";

  private static final ObjectMapper JSON = Json.lenient();

  private final Map<String, String> keys;
  private final boolean map;

  private StoredSecret(Map<String, String> keys, boolean map) {
    this.keys = Map.copyOf(keys);
    this.map = map;
  }

  public static StoredSecret text(String text) {
    return new StoredSecret(Map.of(VALUE, text), false);
  }

  public static StoredSecret keys(Map<String, String> keys) {
    return new StoredSecret(keys, true);
  }

  /** The text, without a line break at its end; absent where a map has no {@code value}. */
  public Optional<String> value() {
    return Optional.ofNullable(keys.get(VALUE)).map(StoredSecret::bare);
  }

  /** A key of the map, else a member of the JSON object that the text is. */
  public Optional<String> member(String name) {
    String key = map ? keys.get(name) : null;
    return key == null ? jsonMember(name) : Optional.of(bare(key));
  }

  /** Whether members can be looked for at all. */
  public boolean hasMembers() {
    return map || json().isObject();
  }

  private Optional<String> jsonMember(String name) {
    JsonNode found = json().path(name);
    return found.isValueNode() && !found.isNull()
        ? Optional.of(bare(found.asText()))
        : Optional.empty();
  }

  private JsonNode json() {
    try {
      return JSON.readTree(keys.getOrDefault(VALUE, ""));
    } catch (JsonProcessingException notJson) {
      return JSON.missingNode();
    }
  }

  private static String bare(String text) {
    return text.replaceFirst("\\R\\z", "");
  }

  @Override
  public String toString() {
    return "*********";
  }
}
