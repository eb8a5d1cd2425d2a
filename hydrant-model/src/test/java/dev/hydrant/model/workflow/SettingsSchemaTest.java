package dev.hydrant.model.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The published schema and the record that is bound must not drift apart. */
class SettingsSchemaTest {
  @Test
  void the_published_schema_knows_exactly_the_keys_that_are_read() {
    compare(HydrantSettings.class, schema(), "hydrant");
  }

  private static void compare(Class<?> type, JsonNode schema, String path) {
    TreeSet<String> published = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(published::add);
    TreeSet<String> read = new TreeSet<>();
    Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).forEach(read::add);
    assertThat(published).as(path).isEqualTo(read);
    assertThat(schema.path("additionalProperties").asBoolean(true)).as(path).isFalse();
    for (RecordComponent component : type.getRecordComponents()) {
      JsonNode property = schema.path("properties").path(component.getName());
      Class<?> inner = inner(component.getGenericType());
      if (inner.isRecord()) {
        compare(
            inner,
            property.has("items") ? property.path("items") : property,
            path + "." + component.getName());
      }
    }
  }

  /** What an Optional or a List holds; a map has free keys. */
  private static Class<?> inner(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == Map.class
          ? Map.class
          : inner(generic.getActualTypeArguments()[0]);
    }
    return (Class<?>) type;
  }

  static JsonNode schema() {
    try (InputStream in =
        Objects.requireNonNull(
            SettingsSchemaTest.class.getResourceAsStream("/schemas/hydrantSettings.json"))) {
      return Json.strict().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
