package dev.hydrant.server.ingestion;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The contract's answer of whoever carries out pipelines. */
public final class ClientAnswers {
  private final String version;

  /**
   * @param version of Hydrant
   */
  public ClientAnswers(String version) {
    this.version = version;
  }

  public ObjectNode done(String reason) {
    return of(200, reason);
  }

  /** Something was not carried out; the code says whose fault it is, as an HTTP status would. */
  public ObjectNode refused(int code, String reason) {
    return of(code, reason);
  }

  private ObjectNode of(int code, String reason) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("code", code)
        .put("reason", reason)
        .put("platform", "Hydrant")
        .put("version", version);
  }
}
