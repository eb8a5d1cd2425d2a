package dev.hydrant.model.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hydrant.model.workflow.Secret;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Base64;
import java.util.Optional;

/**
 * A proxy that is spoken to in plain HTTP; TLS goes through it by {@code CONNECT}.
 *
 * @param password sent with the user name, by the scheme Basic
 */
public record ProxyServer(
    String host, int port, Optional<String> username, Optional<Secret> password) {

  /** For the JDK, which looks the name up itself. */
  public Proxy proxy() {
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port));
  }

  /** The value of {@code Proxy-Authorization}; absent when the proxy needs nobody's name. */
  public Optional<String> authorization() {
    return username.map(
        user -> {
          String pair = user + ":" + password.map(Secret::reveal).orElse("");
          return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
        });
  }

  /** Host and port, for a sentence. */
  public String address() {
    return host + ":" + port;
  }
}
