package dev.hydrant.app.command;

import dev.hydrant.app.server.Listening;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.run.desk.BuiltInRules;
import dev.hydrant.server.tls.TlsFiles;
import dev.hydrant.server.web.Guards;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who may call a server, and how the way to it is protected. */
final class AccessMixin {
  /** How callers are known. */
  enum Auth {
    BASIC,
    NONE
  }

  @Option(
      names = "--auth",
      paramLabel = "basic|none",
      description = {
        "basic: people sign in with name and password, programs with tokens; the first start",
        "makes the user 'admin' and prints its password. none: whoever reaches the server may do",
        "everything, so it serves the loopback address only. Default: basic."
      })
  private Auth auth = Auth.BASIC;

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description = {
        "Serve HTTPS with this certificate: PEM, the server's own first, then those that signed"
            + " it.",
        "Read anew when it changes."
      })
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "Its private key: PEM, PKCS #8, without a passphrase.")
  private @Nullable Path key;

  @Option(
      names = "--allow-host-identity",
      description = {
        "On an address beyond the loopback one: let runs of the built-in runner use the AWS",
        "credentials that this machine has itself."
      })
  private boolean hostIdentity;

  @Option(
      names = "--allow-profiles",
      description = "Likewise: let them use AWS profiles of this machine.")
  private boolean profiles;

  @Option(
      names = "--allow-private-endpoints",
      description = "Likewise: let their endpoints and proxies have private addresses.")
  private boolean privateEndpoints;

  /** People of this machine could do all of it anyhow. */
  private BuiltInRules builtIn(String host) {
    return Guards.isLoopback(host)
        ? BuiltInRules.open()
        : new BuiltInRules(hostIdentity, profiles, privateEndpoints);
  }

  Listening listening(String host, int port) {
    return new Listening(host, port, auth == Auth.BASIC, tls(), builtIn(host));
  }

  private Optional<TlsFiles> tls() {
    if (certificate == null && key == null) {
      return Optional.empty();
    }
    if (certificate == null || key == null) {
      throw new HydrantException(
          ErrorCode.USAGE,
          (key == null ? "--tls-key" : "--tls-certificate") + " is missing.",
          "A certificate and its key are given together.");
    }
    return Optional.of(new TlsFiles(certificate.toAbsolutePath(), key.toAbsolutePath()));
  }
}
