package dev.hydrant.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A call as it was read: the operation and its members; query parameters are text members. */
public record AwsRequest(String operation, ObjectNode input) {

  public Optional<String> text(String member) {
    JsonNode value = input.get(member);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw serialization(value, "a String");
    }
    return Optional.of(value.textValue());
  }

  public Optional<Integer> number(String member) {
    JsonNode value = input.get(member);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber()) {
      throw serialization(value, "an Integer");
    }
    if (!value.canConvertToInt()) {
      throw AwsException.of("SerializationException", "The number does not fit into an Integer");
    }
    return Optional.of(value.intValue());
  }

  private static AwsException serialization(JsonNode value, String wanted) {
    return AwsException.of(
        "SerializationException", value.getNodeType() + "_VALUE can not be converted to " + wanted);
  }
}
