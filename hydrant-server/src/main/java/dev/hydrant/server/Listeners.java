package dev.hydrant.server;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.tls.LiveCertificate;
import dev.hydrant.server.web.Guards;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where the server listens: at the address that was asked for, by TLS where there is a certificate;
 * and for the processes of this machine at the loopback address, on a port of its own where the
 * first one does not do for them.
 */
final class Listeners implements AutoCloseable {
  private static final String INNER_HOST = "127.0.0.1";

  private final ServerOptions options;
  private final Optional<LiveCertificate> certificate;
  private final boolean needsInner;
  private @Nullable ServerConnector main;
  private @Nullable ServerConnector inner;

  Listeners(ServerOptions options, Clock clock) {
    this.options = options;
    this.needsInner = options.tls().isPresent() || !Guards.isLoopback(options.host());
    this.certificate = options.tls().map(files -> new LiveCertificate(files, clock));
  }

  void configure(JavalinConfig config) {
    config.jetty.addConnector(this::main);
    if (needsInner) {
      config.jetty.addConnector(this::inner);
    }
  }

  /**
   * @throws HydrantException PORT_IN_USE
   */
  void start(Javalin javalin) {
    probe();
    try {
      javalin.start();
    } catch (RuntimeException e) {
      throw inUse(e) ? portInUse(e) : e;
    }
  }

  int port() {
    return Objects.requireNonNull(main, "not started").getLocalPort();
  }

  URI address() {
    String host = options.host();
    return URI.create(
        (certificate.isPresent() ? "https" : "http")
            + "://"
            + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host)
            + ":"
            + port());
  }

  URI innerAddress() {
    return inner == null
        ? address()
        : URI.create("http://" + INNER_HOST + ":" + inner.getLocalPort());
  }

  @Override
  public void close() {
    certificate.ifPresent(LiveCertificate::close);
  }

  private ServerConnector main(Server server, HttpConfiguration http) {
    ServerConnector connector =
        certificate
            .map(live -> secure(server, http, live))
            .orElseGet(() -> new ServerConnector(server, new HttpConnectionFactory(http)));
    connector.setHost(options.host());
    connector.setPort(options.port());
    main = connector;
    return connector;
  }

  private ServerConnector inner(Server server, HttpConfiguration http) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(INNER_HOST);
    connector.setPort(0);
    inner = connector;
    return connector;
  }

  private static ServerConnector secure(
      Server server, HttpConfiguration http, LiveCertificate certificate) {
    HttpConfiguration https = new HttpConfiguration(http);
    // Any name will do: which one clients use is checked by them, and proxies use none of them.
    https.addCustomizer(new SecureRequestCustomizer(false));
    return new ServerConnector(
        server,
        new SslConnectionFactory(certificate.context(), HttpVersion.HTTP_1_1.asString()),
        new HttpConnectionFactory(https));
  }

  /** Asked first, since the web framework logs a stack trace of its own when it cannot bind. */
  private void probe() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(options.host(), options.port()));
    } catch (IOException e) {
      throw portInUse(e);
    }
  }

  private HydrantException portInUse(Exception cause) {
    return new HydrantException(
        ErrorCode.PORT_IN_USE,
        "Port " + options.port() + " is in use on " + options.host() + ".",
        "Stop what listens there, or choose another port with --port.",
        cause);
  }

  private static boolean inUse(Throwable failure) {
    @Nullable Throwable at = failure;
    for (int depth = 0; at != null && depth < 10; depth++) {
      if (at instanceof BindException) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }
}
