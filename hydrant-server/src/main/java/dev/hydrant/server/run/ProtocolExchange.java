package dev.hydrant.server.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import io.javalin.http.Context;
import java.io.IOException;

/** Reads and writes the records of the runner protocol. */
final class ProtocolExchange {
  private final ObjectMapper json;

  /**
   * @param json lenient: a newer runner may say more
   */
  ProtocolExchange(ObjectMapper json) {
    this.json = json;
  }

  <T> T read(Context context, Class<T> type) {
    T value;
    try {
      value = json.readValue(context.bodyAsBytes(), type);
    } catch (IOException e) {
      // The message of the cause may quote the body, and that holds tokens.
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "The body is not a " + type.getSimpleName() + ".");
    }
    if (value == null) {
      throw new HydrantException(ErrorCode.REQUEST_INVALID, "The request has no body.");
    }
    return value;
  }

  void answer(Context context, Object value) {
    context.contentType("application/json").result(bytes(value));
  }

  byte[] bytes(Object value) {
    try {
      return json.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a protocol record cannot be written", e);
    }
  }

  String text(Object value) {
    return new String(bytes(value), java.nio.charset.StandardCharsets.UTF_8);
  }

  ObjectMapper json() {
    return json;
  }
}
