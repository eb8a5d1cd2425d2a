package dev.hydrant.simulator.organisation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes JSON documents in Java so that they still read like the documents. */
public final class Json {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  /** {@code object("Name", "x", "Size", 5, "Inner", object(...))}. */
  public static ObjectNode object(Object... namesAndValues) {
    return put(NODES.objectNode(), namesAndValues);
  }

  /** Sets members on {@code target} and returns it. */
  public static ObjectNode put(ObjectNode target, Object... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      target.set((String) namesAndValues[i], node(namesAndValues[i + 1]));
    }
    return target;
  }

  public static ArrayNode array(Object... values) {
    return array(List.of(values));
  }

  private static ArrayNode array(List<?> values) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(value -> array.add(node(value)));
    return array;
  }

  private static JsonNode node(Object value) {
    if (value instanceof JsonNode node) {
      return node;
    }
    if (value instanceof String text) {
      return NODES.textNode(text);
    }
    if (value instanceof Integer number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Long number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Double number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    if (value instanceof List<?> list) {
      return array(list);
    }
    throw new IllegalArgumentException("not a JSON value: " + value.getClass());
  }
}
