package dev.hydrant.client.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import java.net.URI;
import java.net.http.HttpResponse;

/** What the server's answers, and their absence, mean to a runner. */
final class Answers {
  private static final ObjectMapper MAPPER = Json.lenient();

  private Answers() {}

  /** Throws for everything but a 2xx answer. */
  static void check(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return;
    }
    String message = message(response.body(), status);
    throw new HydrantException(codeOf(status, response.body()), message);
  }

  static HydrantException unreachable(URI server, Throwable failure) {
    return new HydrantException(
        ErrorCode.CATALOG_UNREACHABLE,
        "The server at " + server.getAuthority() + " does not answer.",
        "Check the address, and that the server is running.",
        failure);
  }

  static HydrantException interrupted() {
    return new HydrantException(ErrorCode.CANCELLED, "The call to the server was interrupted.");
  }

  /** Whatever answers in the wrong language is a proxy on the way: trying again may help. */
  static HydrantException undecodable(URI server, int status) {
    return new HydrantException(
        ErrorCode.CATALOG_FAILED,
        "Something at "
            + server.getAuthority()
            + " answered "
            + status
            + " with a body that is not Hydrant's.");
  }

  private static ErrorCode codeOf(int status, String body) {
    return switch (status) {
      case 401, 403 -> ErrorCode.TOKEN_REFUSED;
      case 409 ->
          errorType(body).equals(ErrorCode.PROTOCOL_TOO_OLD.name())
              ? ErrorCode.PROTOCOL_TOO_OLD
              : ErrorCode.LEASE_LOST;
      case 413 -> ErrorCode.REQUEST_TOO_LARGE;
      case 429 -> ErrorCode.CATALOG_FAILED;
      default -> status >= 500 ? ErrorCode.CATALOG_FAILED : ErrorCode.CATALOG_REFUSED;
    };
  }

  private static String errorType(String body) {
    return parse(body).path("errorType").asText("");
  }

  private static String message(String body, int status) {
    String text = parse(body).path("message").asText("");
    return text.isEmpty() ? "The server answered " + status + "." : text;
  }

  private static JsonNode parse(String body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      return node == null ? MAPPER.missingNode() : node;
    } catch (JsonProcessingException e) {
      return MAPPER.missingNode();
    }
  }
}
