package dev.hydrant.model.network;

import dev.hydrant.model.workflow.ProxySettings;
import dev.hydrant.model.workflow.Secret;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The way to everybody that Hydrant calls. Thread-safe. */
public final class Network {
  private static final String TUNNEL_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

  private final ProxyRules proxies;
  private final Trust trust;
  private @Nullable SSLContext context;

  private Network(ProxyRules proxies, Trust trust) {
    this.proxies = proxies;
    this.trust = trust;
    allowBasicInTunnels();
  }

  /** No proxy, and the certificates that the JDK trusts. */
  public static Network direct() {
    return new Network(ProxyRules.none(), Trust.ofJdk());
  }

  /**
   * @param proxy its password is a value, no reference
   * @param caCertificate path of a PEM file with further authorities
   * @param environment read for {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}
   * @throws dev.hydrant.model.error.HydrantException naming the setting or variable that is not
   *     usable
   */
  public static Network of(
      Optional<ProxySettings> proxy,
      Optional<String> caCertificate,
      Map<String, String> environment) {
    return new Network(
        ProxyRules.of(proxy, environment),
        caCertificate
            .map(path -> Trust.besidesJdk("hydrant.caCertificate", path))
            .orElseGet(Trust::ofJdk));
  }

  /** The same proxies, with other certificates. */
  public Network trusting(Trust other) {
    return new Network(proxies, other);
  }

  /** Absent where the target is called directly. */
  public Optional<ProxyServer> proxyFor(URI target) {
    return proxies.of(target);
  }

  /** Made when first needed, since it takes a while; the same one each time. */
  public synchronized SSLContext tls() {
    if (context == null) {
      context = trust.context();
    }
    return context;
  }

  /** A client of the JDK that goes this way to the target. */
  public HttpClient.Builder httpClient(URI target) {
    HttpClient.Builder builder = HttpClient.newBuilder().proxy(selector());
    return "https".equalsIgnoreCase(target.getScheme()) ? builder.sslContext(tls()) : builder;
  }

  /**
   * Adds what the proxy wants to see, if there is one. Not left to the client's authenticator: with
   * one, the JDK turns an answer 401 that names no scheme into a broken connection.
   */
  public HttpRequest.Builder authorized(HttpRequest.Builder request, URI target) {
    proxyFor(target)
        .flatMap(ProxyServer::authorization)
        .ifPresent(value -> request.header("Proxy-Authorization", value));
    return request;
  }

  public ProxySelector selector() {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI target) {
        return List.of(proxyFor(target).map(ProxyServer::proxy).orElse(Proxy.NO_PROXY));
      }

      @Override
      public void connectFailed(URI target, SocketAddress address, IOException failure) {
        // The caller gets the failure itself; there is no second proxy to change to.
      }
    };
  }

  /** Values that must not be shown. */
  public List<Secret> secrets() {
    return proxies.secrets();
  }

  /**
   * The JDK does not hand Basic credentials to a proxy that it tunnels through, unless told before
   * its HTTP classes load.
   */
  private static void allowBasicInTunnels() {
    if (System.getProperty(TUNNEL_SCHEMES) == null) {
      System.setProperty(TUNNEL_SCHEMES, "");
    }
  }
}
