package dev.hydrant.client.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The commit mark of a pipeline, in three parts: 16 hexadecimal digits over everything that would
 * be written, with resolved names inside, so that a real entity which appears changes them; 8 over
 * the description alone and 8 over the owners, so that a later run can tell what it wrote itself
 * from what a person did.
 */
final class SourceHash {
  /** Raised when the same delivery stream is to be written in another way. */
  private static final int MAPPING = 2;

  private static final int CONTENT = 16;
  private static final int DESCRIPTION = CONTENT + 8;
  private static final int OWNERS = DESCRIPTION + 8;

  private SourceHash() {}

  /**
   * The first two parts.
   *
   * @param body the create request
   * @param edges one text an edge, in any order
   * @param mode what of the run's configuration decides on writing
   */
  static String of(ObjectNode body, List<String> edges, String mode) {
    StringBuilder text = new StringBuilder();
    text.append(MAPPING).append('\n').append(mode).append('\n').append(sorted(body)).append('\n');
    edges.stream().sorted().forEach(edge -> text.append(edge).append('\n'));
    return digits(text.toString(), CONTENT)
        + digits(body.path("description").asText(""), DESCRIPTION - CONTENT);
  }

  /** Whether a hash in the catalog has these first two parts. */
  static boolean same(String hash, String content) {
    return hash.length() == OWNERS && hash.startsWith(content);
  }

  /** The hash without what commits it: the same in what it says about description and owners. */
  static String undone(String hash) {
    return hash.length() == OWNERS ? "0".repeat(CONTENT) + hash.substring(CONTENT) : hash;
  }

  /** Whether the description is the one that this hash was written with. */
  static boolean wrote(String hash, String description) {
    return hash.length() == OWNERS
        && hash.substring(CONTENT, DESCRIPTION).equals(digits(description, DESCRIPTION - CONTENT));
  }

  /** The third part for these owners, in any order. */
  static String owners(Collection<String> ids) {
    return digits(ids.stream().sorted().collect(Collectors.joining("\n")), OWNERS - DESCRIPTION);
  }

  /** The third part of a hash in the catalog; of no owners where it has none. */
  static String ownersIn(String hash) {
    return hash.length() == OWNERS ? hash.substring(DESCRIPTION) : owners(List.of());
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
