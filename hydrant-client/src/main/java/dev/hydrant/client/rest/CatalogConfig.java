package dev.hydrant.client.rest;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.workflow.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a catalog is and how to speak to it.
 *
 * @param hostPort base of the API, ending in {@code /api}
 * @param token sent as bearer token where present
 * @param connectTimeout until a connection stands
 * @param requestTimeout until the answer has begun
 * @param retries how a call that failed in passing is repeated
 * @param network the proxy on the way, and whose certificates are trusted
 */
public record CatalogConfig(
    URI hostPort,
    Optional<Secret> token,
    Duration connectTimeout,
    Duration requestTimeout,
    RetryPolicy retries,
    Network network) {
  private static final String ADVICE =
      "Give the base of the catalog's API, such as http://localhost:8585/api.";

  /**
   * The usual timeouts and retries.
   *
   * @param hostPort as written in {@code openMetadataServerConfig.hostPort}
   * @throws HydrantException when it is no http address that ends in {@code /api}
   */
  public static CatalogConfig of(String hostPort, Optional<Secret> token) {
    return new CatalogConfig(
        parse(hostPort),
        token.filter(secret -> !secret.reveal().isBlank()),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        RetryPolicy.standard(),
        Network.direct());
  }

  /** The same catalog with other retries. */
  public CatalogConfig withRetries(RetryPolicy policy) {
    return new CatalogConfig(hostPort, token, connectTimeout, requestTimeout, policy, network);
  }

  /** The same catalog reached another way. */
  public CatalogConfig by(Network way) {
    return new CatalogConfig(hostPort, token, connectTimeout, requestTimeout, retries, way);
  }

  private static URI parse(String hostPort) {
    String text = hostPort.strip();
    while (text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw invalid("is not an address");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
      throw invalid("is not an http or https address");
    }
    if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
      throw invalid("holds more than scheme, host, port and path");
    }
    if (uri.getPath() == null || !uri.getPath().endsWith("/api")) {
      throw invalid("does not end in /api");
    }
    return uri;
  }

  /** The value itself is not repeated: it may hold credentials. */
  private static HydrantException invalid(String why) {
    return new HydrantException(
        ErrorCode.CONFIG_INVALID_VALUE,
        "workflowConfig.openMetadataServerConfig.hostPort: the value " + why + ".",
        ADVICE);
  }
}
