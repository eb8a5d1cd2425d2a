package dev.hydrant.secrets.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** What a store has answered; may hold a secret, so that it is never printed. */
public final class Reply {
  private static final ObjectMapper JSON = Json.lenient();

  private final URI target;
  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;
  private final StoreErrors errors;

  Reply(URI target, int status, HttpHeaders headers, byte[] body, StoreErrors errors) {
    this.target = target;
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.errors = errors;
  }

  public int status() {
    return status;
  }

  public HttpHeaders headers() {
    return headers;
  }

  public byte[] bytes() {
    return body.clone();
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * The document of a successful answer.
   *
   * @throws HydrantException when the status is another one, or this is no JSON object
   */
  public JsonNode json() {
    if (status != 200) {
      throw errors.status(target, status);
    }
    JsonNode document = lenientJson();
    if (!document.isObject()) {
      throw errors.malformed(target);
    }
    return document;
  }

  /** The document of any answer; a missing node when there is none. */
  public JsonNode lenientJson() {
    try {
      return JSON.readTree(body);
    } catch (IOException notJson) {
      return JSON.missingNode();
    }
  }

  /**
   * A text in the document.
   *
   * @param pointer such as {@code /payload/data}
   */
  public String member(String pointer) {
    JsonNode found = json().at(pointer);
    if (!found.isTextual()) {
      throw malformed();
    }
    return found.textValue();
  }

  public HydrantException malformed() {
    return errors.malformed(target);
  }

  public HydrantException unexpected() {
    return errors.status(target, status);
  }
}
