package dev.hydrant.server.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;

/** Reads requests and writes answers as JSON, whatever content type a client names. */
public final class Exchange {
  /** Base of all contract paths. */
  public static final String API = "/api/v1";

  private final ObjectMapper json;

  public Exchange(ObjectMapper json) {
    this.json = json;
  }

  /**
   * @throws HydrantException REQUEST_INVALID when the body is not JSON
   */
  public JsonNode body(Context context) {
    try {
      JsonNode node = json.readTree(context.bodyAsBytes());
      if (node == null || node.isMissingNode()) {
        throw new HydrantException(ErrorCode.REQUEST_INVALID, "The request has no body");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID,
          "The body is not JSON (line "
              + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
              + ")",
          "",
          e);
    } catch (IOException e) {
      throw new HydrantException(ErrorCode.REQUEST_INVALID, "The body cannot be read", "", e);
    }
  }

  public void answer(Context context, int status, Object value) {
    try {
      context.status(status).contentType("application/json").result(json.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer cannot be written", e);
    }
  }

  public void answer(Context context, Object value) {
    answer(context, 200, value);
  }

  /** Success without a word: status 200 and an empty body. */
  public static void done(Context context) {
    context.status(200).result("");
  }

  /** Where the contract's addresses start, as this client sees the server. */
  public static String base(Context context) {
    return context.scheme() + "://" + context.host() + API;
  }

  public static Optional<String> query(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  public static boolean flag(Context context, String name) {
    return query(context, name).map(Boolean::parseBoolean).orElse(false);
  }

  public static int number(Context context, String name, int otherwise) {
    Optional<String> text = query(context, name);
    try {
      return text.map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "[query param " + name + " must be an integer]", "", e);
    }
  }

  public static long longNumber(Context context, String name, long otherwise) {
    Optional<String> text = query(context, name);
    try {
      return text.map(Long::parseLong).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "[query param " + name + " must be an integer]", "", e);
    }
  }
}
