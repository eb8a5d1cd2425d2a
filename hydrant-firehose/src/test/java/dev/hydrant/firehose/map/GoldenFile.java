package dev.hydrant.firehose.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One golden case: {@code why} it is so, the {@code edges} and {@code unresolved} ends that a
 * person wrote down from AWS's documentation, perhaps how {@code columns} come about, AWS's {@code
 * input}, and everything that is {@code expected}. Regenerating touches the last alone.
 */
record GoldenFile(Path path, ObjectNode content) {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
  private static final ObjectMapper MAPPER =
      Json.strict().enable(SerializationFeature.INDENT_OUTPUT);

  static List<GoldenFile> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(GoldenFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name that the test run shows. */
  @Override
  public String toString() {
    return path.getFileName().toString().replace(".json", "");
  }

  String why() {
    return content.path("why").asText();
  }

  String input() {
    return content.path("input").toString();
  }

  List<String> edges() {
    return texts("edges");
  }

  List<String> unresolved() {
    return texts("unresolved");
  }

  /** How the columns of each delivery come about; empty where nobody wrote it down. */
  List<String> columns() {
    return texts("columns");
  }

  JsonNode expected() {
    return content.path("expected");
  }

  Map<String, @Nullable String> tags() {
    Map<String, @Nullable String> tags = new LinkedHashMap<>();
    content
        .path("tags")
        .fields()
        .forEachRemaining(
            tag ->
                tags.put(tag.getKey(), tag.getValue().isNull() ? null : tag.getValue().asText()));
    return tags;
  }

  void regenerate(JsonNode expected) {
    content.set("expected", expected);
    try {
      Files.writeString(path, MAPPER.writeValueAsString(content) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> texts(String member) {
    List<String> texts = new ArrayList<>();
    content.path(member).forEach(item -> texts.add(item.asText()));
    return texts;
  }

  /** Numbers as a file would give them, so that a long and an int are one. */
  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GoldenFile read(Path path) {
    try {
      return new GoldenFile(path, (ObjectNode) MAPPER.readTree(path.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
