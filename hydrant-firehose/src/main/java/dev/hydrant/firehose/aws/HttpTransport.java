package dev.hydrant.firehose.aws;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.network.ProxyServer;
import dev.hydrant.model.workflow.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

/**
 * Opens the SDK's connections through the run's proxy, with the run's certificates. One object for
 * all clients: the JDK keeps a connection only for the very same TLS factory and authenticator.
 */
final class HttpTransport implements UrlConnectionFactory {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final Network network;
  private final ProxyLogin login = new ProxyLogin();
  private @Nullable SSLSocketFactory sockets;

  HttpTransport(Network network) {
    this.network = network;
  }

  @Override
  public HttpURLConnection createConnection(URI target) {
    Optional<ProxyServer> proxy = network.proxyFor(target);
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              target.toURL().openConnection(proxy.map(ProxyServer::proxy).orElse(Proxy.NO_PROXY));
      connection.setConnectTimeout((int) CONNECT.toMillis());
      connection.setReadTimeout((int) SILENCE.toMillis());
      if (connection instanceof HttpsURLConnection secure) {
        secure.setSSLSocketFactory(sockets());
        if (proxy.isPresent()) {
          login.begin(proxy.get());
          connection.setAuthenticator(login);
        }
      } else {
        // What is streamed cannot be sent again after a question for the password.
        proxy
            .flatMap(ProxyServer::authorization)
            .ifPresent(value -> connection.setRequestProperty("Proxy-Authorization", value));
      }
      return connection;
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private synchronized SSLSocketFactory sockets() {
    if (sockets == null) {
      sockets = network.tls().getSocketFactory();
    }
    return sockets;
  }

  /**
   * Answers a proxy once for each connection. The JDK would repeat a wrong password twenty times,
   * which is enough to have an account locked.
   */
  private static final class ProxyLogin extends Authenticator {
    private final ThreadLocal<Optional<ProxyServer>> waiting =
        ThreadLocal.withInitial(Optional::empty);
    private final ThreadLocal<Boolean> told = ThreadLocal.withInitial(() -> false);

    void begin(ProxyServer proxy) {
      waiting.set(Optional.of(proxy));
      told.set(false);
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      Optional<ProxyServer> proxy = waiting.get();
      if (getRequestorType() != RequestorType.PROXY || proxy.isEmpty()) {
        return null;
      }
      if (told.get() || proxy.get().username().isEmpty()) {
        throw refused(proxy.get());
      }
      told.set(true);
      String password = proxy.get().password().map(Secret::reveal).orElse("");
      return new PasswordAuthentication(proxy.get().username().get(), password.toCharArray());
    }
  }

  static HydrantException refused(ProxyServer proxy) {
    return new HydrantException(
        ErrorCode.AWS_UNREACHABLE,
        "The proxy "
            + proxy.address()
            + (proxy.username().isPresent()
                ? " does not accept the user and password that it is given."
                : " wants a user and a password."),
        "Set hydrant.proxy.username and hydrant.proxy.password, or give them in HTTPS_PROXY.");
  }
}
