package dev.hydrant.runner.exec;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which variables of the runner's environment a child sees: an allow-list, never everything. */
public final class ChildEnvironment {
  private static final Set<String> NAMES =
      Set.of(
          "PATH",
          "HOME",
          "LANG",
          "TZ",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "http_proxy",
          "https_proxy",
          "no_proxy",
          "HYDRANT_SECRET_STORE",
          "HYDRANT_SECRET_DIRECTORY",
          "SECRETS_MANAGER",
          "IDENTITY_ENDPOINT",
          "IDENTITY_HEADER",
          "GCP_PROJECT_ID",
          "GOOGLE_CLOUD_PROJECT",
          "GOOGLE_APPLICATION_CREDENTIALS",
          "GCE_METADATA_HOST",
          "KUBERNETES_NAMESPACE",
          "KUBERNETES_SERVICE_HOST",
          "KUBERNETES_SERVICE_PORT");

  /** The child resolves secrets, so that it needs what the stores are reached and opened with. */
  private static final Set<String> PREFIXES =
      Set.of("AWS_", "LC_", "HYDRANT_SECRETS_", "VAULT_", "BAO_", "AZURE_");

  /** The server's own secrets: no child has any business with them, whatever the operator names. */
  private static final Set<String> NEVER =
      Set.of("HYDRANT_SECRET_KEY", "HYDRANT_DATABASE_PASSWORD");

  private ChildEnvironment() {}

  /**
   * @param own the runner's environment
   * @param named further names that the operator allows; a name that ends in {@code *} allows all
   *     that start like it
   */
  public static Map<String, String> from(Map<String, String> own, Collection<String> named) {
    Map<String, String> allowed = new TreeMap<>();
    own.forEach(
        (name, value) -> {
          if (!NEVER.contains(name) && isAllowed(name, named)) {
            allowed.put(name, value);
          }
        });
    return Map.copyOf(allowed);
  }

  private static boolean isAllowed(String name, Collection<String> named) {
    return NAMES.contains(name)
        || PREFIXES.stream().anyMatch(name::startsWith)
        || named.stream().anyMatch(pattern -> matches(pattern, name));
  }

  private static boolean matches(String pattern, String name) {
    return pattern.endsWith("*")
        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
        : name.equals(pattern);
  }
}
