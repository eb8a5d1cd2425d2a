package dev.hydrant.server;

import dev.hydrant.server.tls.TlsFiles;
import java.util.Objects;
import java.util.Optional;

/**
 * How the server is started.
 *
 * @param host a loopback address; others are refused where nobody has to sign in
 * @param port 0 for any free one
 * @param announcedVersion the contract's version that clients compare theirs with
 * @param productVersion Hydrant's own
 * @param maxBodyBytes what a request may hold
 * @param tls the certificate to show; without one the server speaks plain HTTP
 */
public record ServerOptions(
    String host,
    int port,
    String announcedVersion,
    String productVersion,
    long maxBodyBytes,
    Optional<TlsFiles> tls) {
  public static final int DEFAULT_PORT = 8585;
  private static final long DEFAULT_BODY = 16L * 1024 * 1024;

  public ServerOptions {
    Objects.requireNonNull(host, "host is null");
    Objects.requireNonNull(announcedVersion, "announcedVersion is null");
    Objects.requireNonNull(productVersion, "productVersion is null");
  }

  public static ServerOptions onPort(int port) {
    return new ServerOptions("127.0.0.1", port, "1.13.4", "0.1.0", DEFAULT_BODY, Optional.empty());
  }

  public ServerOptions withHost(String other) {
    return new ServerOptions(other, port, announcedVersion, productVersion, maxBodyBytes, tls);
  }

  public ServerOptions withVersions(String announced, String product) {
    return new ServerOptions(host, port, announced, product, maxBodyBytes, tls);
  }

  public ServerOptions withTls(Optional<TlsFiles> files) {
    return new ServerOptions(host, port, announcedVersion, productVersion, maxBodyBytes, files);
  }
}
