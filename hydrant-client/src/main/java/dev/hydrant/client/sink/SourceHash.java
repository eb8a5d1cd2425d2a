package dev.hydrant.client.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The commit mark of a pipeline: 24 hexadecimal digits over everything that would be written, with
 * resolved names inside, so that a real entity which appears changes it; then 8 digits over the
 * description alone, so that a later run can tell its own old description from one that a person
 * wrote.
 */
final class SourceHash {
  /** Raised when the same delivery stream is to be written in another way. */
  private static final int MAPPING = 1;

  private static final int CONTENT = 24;
  private static final int DESCRIPTION = 8;

  private SourceHash() {}

  /**
   * @param body the create request
   * @param edges one text an edge, in any order
   * @param mode what of the run's configuration decides on writing
   */
  static String of(ObjectNode body, List<String> edges, String mode) {
    StringBuilder text = new StringBuilder();
    text.append(MAPPING).append('\n').append(mode).append('\n').append(sorted(body)).append('\n');
    edges.stream().sorted().forEach(edge -> text.append(edge).append('\n'));
    return digits(text.toString(), CONTENT)
        + digits(body.path("description").asText(""), DESCRIPTION);
  }

  /** Whether the description is the one that this hash was written with. */
  static boolean wrote(String hash, String description) {
    return hash.length() == CONTENT + DESCRIPTION
        && hash.substring(CONTENT).equals(digits(description, DESCRIPTION));
  }

  /** Members in the order of their names: the order in which they were read means nothing. */
  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      node.properties().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(member -> copy.set(member.getKey(), sorted(member.getValue())));
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> copy.add(sorted(item)));
      return copy;
    }
    return node;
  }

  private static String digits(String text, int count) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, count);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
