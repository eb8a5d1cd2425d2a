package dev.hydrant.client.naming;

/** The contract's limits on names, applied to what AWS calls things. */
final class EntityNames {
  /** The contract's limit on one name, in characters. */
  static final int MAX = 256;

  private EntityNames() {}

  /** A part of an external service's name: only characters that never need quoting or encoding. */
  static String service(String... parts) {
    String name = String.join("-", parts).replaceAll("[^A-Za-z0-9_-]", "-");
    return name.length() <= MAX ? name : name.substring(0, MAX);
  }

  /** A name as the contract allows it: not empty, no double colon, not too long. */
  static String entity(String raw) {
    String name = raw.replaceAll(":{2,}", ":").strip();
    if (name.isEmpty()) {
      return "default";
    }
    return name.length() <= MAX ? name : name.substring(0, MAX).strip();
  }

  /** A static key prefix as one name; a long one is cut where a folder ends. */
  static String prefix(String raw) {
    String prefix = raw.replaceAll("^/+|/+$", "");
    if (prefix.length() > MAX) {
      int slash = prefix.lastIndexOf('/', MAX);
      prefix = prefix.substring(0, slash > 0 ? slash : MAX).replaceAll("/+$", "");
    }
    return prefix.replaceAll(":{2,}", ":");
  }

  /** As written, without the quotes that only say so. */
  static String unquoted(String raw) {
    boolean quoted = raw.length() > 1 && raw.startsWith("\"") && raw.endsWith("\"");
    return entity(quoted ? raw.substring(1, raw.length() - 1).replace("\"\"", "\"") : raw);
  }
}
