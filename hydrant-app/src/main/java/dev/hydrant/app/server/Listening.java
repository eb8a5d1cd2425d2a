package dev.hydrant.app.server;

import dev.hydrant.server.run.desk.BuiltInRules;
import dev.hydrant.server.tls.TlsFiles;
import dev.hydrant.server.web.Guards;
import java.util.Optional;

/**
 * Where a server listens, and to whom.
 *
 * @param host a loopback address, or any other where people sign in
 * @param port 0 for a free one
 * @param signIn whether people have to sign in
 * @param tls the certificate; empty for plain HTTP
 * @param builtIn what connections may make the built-in runner do
 */
public record Listening(
    String host, int port, boolean signIn, Optional<TlsFiles> tls, BuiltInRules builtIn) {
  /**
   * @throws dev.hydrant.model.error.HydrantException BIND_REFUSED where other machines would be
   *     served without sign-in
   */
  public Listening {
    if (!signIn) {
      Guards.requireLoopback(host);
    }
  }

  /** This machine alone, where nobody has to sign in. */
  public static Listening open(String host, int port) {
    return new Listening(host, port, false, Optional.empty(), BuiltInRules.open());
  }
}
