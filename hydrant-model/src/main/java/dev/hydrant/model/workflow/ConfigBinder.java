package dev.hydrant.model.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns configuration documents into records and their mistakes into sentences with a path. */
public final class ConfigBinder {
  private final ObjectMapper mapper = Json.strict();

  /**
   * @param path where {@code document} stands, the start of every path in an error; may be empty
   * @throws HydrantException for an unknown key, with the nearest known one, or a value of the
   *     wrong type; a value itself is never repeated, since it may be a secret
   */
  public <T> T bind(JsonNode document, Class<T> type, String path) {
    try {
      return mapper.treeToValue(document, type);
    } catch (UnrecognizedPropertyException e) {
      throw unknownKey(e, path);
    } catch (InvalidFormatException e) {
      throw wrongType(e, e.getTargetType(), path);
    } catch (MismatchedInputException e) {
      throw wrongType(e, e.getTargetType(), path);
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof HydrantException refused) {
        throw refused;
      }
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE, join(path, "") + ": the value is not usable.");
    }
  }

  /** The known key that is most like the given one, where one is like it at all. */
  public static Optional<String> nearest(String key, Collection<String> known) {
    String best = "";
    int bestDistance = Math.max(2, key.length() / 2);
    for (String candidate : known) {
      int distance = distance(key.toLowerCase(), candidate.toLowerCase());
      if (distance < bestDistance || distance == bestDistance && best.isEmpty()) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.of(best).filter(found -> !found.isEmpty());
  }

  private static HydrantException unknownKey(UnrecognizedPropertyException e, String path) {
    Collection<String> known =
        e.getKnownPropertyIds() == null
            ? java.util.List.of()
            : e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
    String hint =
        nearest(e.getPropertyName(), known).map(key -> " Did you mean '" + key + "'?").orElse("");
    return new HydrantException(
        ErrorCode.CONFIG_UNKNOWN_KEY,
        join(path, pathOf(e)) + ": unknown key." + hint,
        "Known keys here: " + String.join(", ", known));
  }

  private static HydrantException wrongType(JsonMappingException e, Class<?> target, String path) {
    return new HydrantException(
        ErrorCode.CONFIG_INVALID_VALUE,
        join(path, pathOf(e)) + ": the value is not " + describe(target) + ".");
  }

  private static String describe(Class<?> target) {
    if (target == null) {
      return "of the expected type";
    }
    if (target == Boolean.class || target == boolean.class) {
      return "true or false";
    }
    if (Number.class.isAssignableFrom(target) || target.isPrimitive()) {
      return "a number";
    }
    if (target.isEnum()) {
      return "one of " + java.util.Arrays.toString(target.getEnumConstants());
    }
    if (Collection.class.isAssignableFrom(target)) {
      return "a list";
    }
    return target == String.class || target == Secret.class ? "text" : "a map of keys";
  }

  private static String pathOf(JsonMappingException e) {
    return e.getPath().stream()
        .map(ref -> ref.getFieldName() == null ? "[" + ref.getIndex() + "]" : ref.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static String join(String path, String rest) {
    if (path.isEmpty()) {
      return rest.isEmpty() ? "the document" : rest;
    }
    return rest.isEmpty() ? path : path + "." + rest;
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
