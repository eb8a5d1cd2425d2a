package dev.hydrant.e2e.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of the JSON lines sink: one object a stream, then one report. */
public record JsonLines(List<JsonNode> streams, JsonNode report) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static JsonLines read(Path file) {
    try (var lines = Files.lines(file)) {
      List<JsonNode> all = lines.map(JsonLines::parse).toList();
      if (all.isEmpty()) {
        throw new AssertionError(file + " is empty");
      }
      JsonNode report = all.get(all.size() - 1);
      if (!report.path("kind").asText().equals("report")) {
        throw new AssertionError(file + " does not end with a report");
      }
      return new JsonLines(all.subList(0, all.size() - 1), report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<String> names() {
    return streams.stream().map(line -> line.path("pipeline").path("name").asText()).toList();
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
