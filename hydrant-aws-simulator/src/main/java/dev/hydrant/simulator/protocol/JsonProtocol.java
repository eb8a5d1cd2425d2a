package dev.hydrant.simulator.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** AWS JSON: the operation in X-Amz-Target, members in a JSON body. */
public final class JsonProtocol {
  private final ObjectMapper json = new ObjectMapper();
  private final String contentType;
  private final String targetPrefix;

  private JsonProtocol(String contentType, String targetPrefix) {
    this.contentType = contentType;
    this.targetPrefix = targetPrefix;
  }

  /**
   * @param targetPrefix with its dot, such as {@code Firehose_20150804.}
   */
  public static JsonProtocol version11(String targetPrefix) {
    return new JsonProtocol("application/x-amz-json-1.1", targetPrefix);
  }

  /** As {@link #version11}, for the services of version 1.0. */
  public static JsonProtocol version10(String targetPrefix) {
    return new JsonProtocol("application/x-amz-json-1.0", targetPrefix);
  }

  /** Bodies without a target, as the REST services have them. */
  static JsonProtocol rest() {
    return new JsonProtocol("application/json", "");
  }

  String targetPrefix() {
    return targetPrefix;
  }

  public ObjectNode read(byte[] body) {
    if (body.length == 0) {
      return json.createObjectNode();
    }
    try {
      JsonNode tree = json.readTree(body);
      if (tree instanceof ObjectNode object) {
        return object;
      }
      throw AwsException.of("SerializationException", "Start of structure or map was expected");
    } catch (IOException malformed) {
      // The parser's message quotes the body: AWS's does not.
      throw AwsException.of("SerializationException", "Unexpected character or end of input");
    }
  }

  public Answer answer(ObjectNode body, String requestId) {
    return new Answer(200, contentType, Map.of("x-amzn-RequestId", requestId), bytes(body));
  }

  public Answer error(AwsException error, String requestId) {
    ObjectNode body = json.createObjectNode();
    body.put("__type", error.code());
    body.put("message", error.text());
    Map<String, String> headers =
        Map.of("x-amzn-RequestId", requestId, "x-amzn-ErrorType", error.code());
    return new Answer(error.status(), contentType, headers, bytes(body));
  }

  private byte[] bytes(ObjectNode body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
