package dev.hydrant.client.label;

import dev.hydrant.model.name.Fqn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One AWS tag as a catalog's tag.
 *
 * @param name of the tag below its classification: {@code key=value}, and {@code key=} where the
 *     value is empty
 */
public record AwsLabel(String name, String key, String value) {
  /** The classification that holds all of them. */
  public static final String CLASSIFICATION = "AwsTags";

  /** The contract's limit on one name, in characters. */
  private static final int MAX = 256;

  private static final int SUFFIX = 8;
  private static final String SYSTEM = "aws:";

  /**
   * The labels of a stream's tags. Keys that AWS keeps for itself make none: they say who made the
   * stream, not what it is.
   */
  public static Collection<AwsLabel> of(Map<String, String> tags) {
    return tags.entrySet().stream()
        .filter(tag -> !tag.getKey().startsWith(SYSTEM))
        .map(tag -> of(tag.getKey(), tag.getValue()))
        .toList();
  }

  /**
   * What a name may not hold is replaced, and what is too long is cut. Such a name ends in digits
   * made from the original, so that two AWS tags never become one.
   */
  static AwsLabel of(String key, String value) {
    String raw = key + "=" + value;
    String clean =
        raw.replaceAll("\\p{Cntrl}", " ").replace('"', '\'').replaceAll(":{2,}", ":").strip();
    if (clean.equals(raw) && raw.length() <= MAX) {
      return new AwsLabel(raw, key, value);
    }
    String end = "~" + digits(raw);
    int room = MAX - end.length();
    String kept = clean.length() <= room ? clean : clean.substring(0, whole(clean, room));
    return new AwsLabel(kept + end, key, value);
  }

  /**
   * The name below the classification that a qualified name stands for; empty for a tag of another
   * classification.
   */
  public static Optional<String> nameIn(String tagFqn) {
    try {
      List<String> parts = Fqn.split(tagFqn);
      return parts.size() == 2 && parts.get(0).equals(CLASSIFICATION)
          ? Optional.of(parts.get(1))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      // Some catalogs let a bare quote stand inside a name; such a tag is none of these.
      return Optional.empty();
    }
  }

  /** Where to cut without taking a character apart. */
  private static int whole(String text, int room) {
    return Character.isHighSurrogate(text.charAt(room - 1)) ? room - 1 : room;
  }

  private static String digits(String raw) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, SUFFIX);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
