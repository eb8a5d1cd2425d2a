package dev.hydrant.e2e.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/** A process that ended: its exit code and what it printed. */
public record Finished(int exitCode, String out, String err) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Both streams, for checks that do not care which. */
  public String text() {
    return out + err;
  }

  /** Standard output as one JSON document, as {@code --json} promises. */
  public JsonNode json() {
    try {
      return JSON.readTree(out);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("standard output is not JSON: " + out + "\n" + err, e);
    }
  }
}
