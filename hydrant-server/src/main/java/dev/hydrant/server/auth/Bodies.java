package dev.hydrant.server.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Members of requests; what is wrong with one is told without its value. */
final class Bodies {
  private Bodies() {}

  static String text(JsonNode body, String member) {
    return optional(body, member)
        .orElseThrow(
            () ->
                new HydrantException(
                    ErrorCode.REQUEST_INVALID, "[" + member + " must not be null]"));
  }

  static Optional<String> optional(JsonNode body, String member) {
    return Optional.of(body.path(member))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(text -> !text.isBlank());
  }

  static Secret secret(JsonNode body, String member) {
    return new Secret(text(body, member));
  }

  /** The contract sends passwords at sign-in in base64. */
  static Secret encoded(JsonNode body, String member) {
    try {
      return new Secret(
          new String(Base64.getDecoder().decode(text(body, member)), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      // The cause quotes the value.
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "[" + member + " must be encoded in base64]");
    }
  }

  /** Whole days from one to ten years. */
  static Optional<Duration> days(JsonNode body, String member) {
    JsonNode days = body.path(member);
    if (days.isMissingNode() || days.isNull()) {
      return Optional.empty();
    }
    if (!days.isInt() || days.intValue() < 1 || days.intValue() > 3650) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "[" + member + " must be from 1 to 3650]");
    }
    return Optional.of(Duration.ofDays(days.intValue()));
  }
}
