package dev.hydrant.client.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.hydrant.client.rest.Transport.Answer;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;

/** Turns the catalog's answers into JSON, and its refusals into sentences for people. */
final class Answers {
  private static final int QUOTED = 300;

  private final CatalogConfig config;
  private final ObjectMapper json;

  Answers(CatalogConfig config, ObjectMapper json) {
    this.config = config;
    this.json = json;
  }

  /** The body of an answer that succeeded; missing where it is empty. */
  JsonNode read(Call call, Answer answer) {
    if (answer.status() >= 300) {
      throw refused(call, answer);
    }
    if (answer.body().isBlank()) {
      return MissingNode.getInstance();
    }
    try {
      return json.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw notCatalog(call);
    }
  }

  private HydrantException refused(Call call, Answer answer) {
    String said = said(answer.body());
    int status = answer.status();
    if (status < 400) {
      return new HydrantException(
          ErrorCode.CATALOG_REFUSED,
          "The catalog at " + config.hostPort() + " answers with a redirect.",
          "Set hostPort to the final address; redirects are not followed.");
    }
    if (status == 401) {
      return new HydrantException(
          ErrorCode.CATALOG_UNAUTHORIZED,
          "The catalog at " + config.hostPort() + " refused the token" + said + ".",
          "Check securityConfig.jwtToken: it may be missing, expired or revoked.");
    }
    if (status == 407) {
      return new HydrantException(
          ErrorCode.CATALOG_UNREACHABLE,
          "The proxy on the way to the catalog at "
              + config.hostPort()
              + " wants a user and a password, or others than it is given.",
          "Set hydrant.proxy.username and hydrant.proxy.password, or give them in HTTPS_PROXY.");
    }
    if (status == 403) {
      return new HydrantException(
          ErrorCode.CATALOG_FORBIDDEN,
          "The catalog does not allow " + call + said + ".",
          "Give the token's user the right to it.");
    }
    ErrorCode code =
        status >= 500 || status == 429 ? ErrorCode.CATALOG_FAILED : ErrorCode.CATALOG_REFUSED;
    return new HydrantException(
        code, "The catalog answered " + status + " to " + call + said + ".");
  }

  private static HydrantException notCatalog(Call call) {
    return new HydrantException(
        ErrorCode.CATALOG_REFUSED,
        "The answer to " + call + " is not JSON: this is not a catalog's API.",
        "Check workflowConfig.openMetadataServerConfig.hostPort.");
  }

  /** The server's own words, short and without the token, should it repeat it. */
  private String said(String body) {
    String message;
    try {
      message = json.readTree(body).path("message").asText("");
    } catch (JsonProcessingException e) {
      return "";
    }
    String safe =
        config.token().map(token -> message.replace(token.reveal(), "*****")).orElse(message);
    String line = safe.replaceAll("\\s+", " ").strip();
    if (line.isEmpty()) {
      return "";
    }
    return ": "
        + (line.length() > QUOTED ? line.substring(0, QUOTED) + "…" : line).replaceAll("\\.+$", "");
  }
}
