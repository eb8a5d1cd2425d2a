package dev.hydrant.model.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds a JSON-shaped map in the order of its puts: values are String, Number, Boolean, List or
 * Map of the same. What is absent or empty is left out, so that a fact is either told or not there.
 */
public final class Facts {
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Puts a value unless it is null, empty, or an empty collection or map. */
  public Facts put(String key, @Nullable Object value) {
    Object known = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    if (known == null
        || known instanceof CharSequence text && text.isEmpty()
        || known instanceof Collection<?> list && list.isEmpty()
        || known instanceof Map<?, ?> map && map.isEmpty()) {
      return this;
    }
    values.put(key, freeze(known));
    return this;
  }

  public Map<String, Object> build() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** An unmodifiable copy, deep, in the same order. */
  public static Map<String, Object> copy(Map<String, Object> facts) {
    Map<String, Object> copy = new LinkedHashMap<>();
    facts.forEach((key, value) -> copy.put(key, freeze(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static Object freeze(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(String.valueOf(key), freeze(item)));
      return Collections.unmodifiableMap(copy);
    }
    if (value instanceof Collection<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(freeze(item)));
      return Collections.unmodifiableList(copy);
    }
    if (value instanceof String || value instanceof Boolean || value instanceof Number) {
      return value;
    }
    throw new IllegalArgumentException("not a JSON value: " + value.getClass().getName());
  }
}
