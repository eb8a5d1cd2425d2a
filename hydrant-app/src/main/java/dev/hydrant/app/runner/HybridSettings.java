package dev.hydrant.app.runner;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a runner of its own is started.
 *
 * @param server root of the server
 * @param name the runner's; every process that shares it may take its runs
 * @param tokenFile readable by its owner alone
 * @param location where it stands, for people
 * @param slots runs that it takes at once
 * @param work folder for what it writes: run folders, and ends that the server has not heard of
 * @param childEnvironment names of further variables that runs may read
 */
public record HybridSettings(
    URI server,
    String name,
    Path tokenFile,
    String location,
    int slots,
    Path work,
    List<String> childEnvironment) {
  private static final String LOOPBACK = "127.0.0.1";

  public HybridSettings {
    childEnvironment = List.copyOf(childEnvironment);
  }

  /**
   * The server's address.
   *
   * @param insecureHttp whether tokens and work orders may cross a network unencrypted
   * @throws HydrantException for what is no address, and for plain HTTP to another machine
   */
  public static URI server(String text, boolean insecureHttp) {
    URI server;
    try {
      server = new URI(text.strip());
    } catch (URISyntaxException e) {
      throw notAnAddress(text);
    }
    String scheme = server.getScheme() == null ? "" : server.getScheme().toLowerCase(Locale.ROOT);
    if (!Set.of("http", "https").contains(scheme)
        || server.getHost() == null
        || server.getRawUserInfo() != null) {
      throw notAnAddress(server.getRawUserInfo() == null ? text : "it holds a user");
    }
    if (scheme.equals("http") && !insecureHttp && !loopback(server.getHost())) {
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE,
          "--server: plain http to another machine would show the runner's token to everybody on"
              + " the way.",
          "Use https. Only where the way is protected otherwise: --insecure-http.");
    }
    return server;
  }

  /**
   * Where the process serves its metrics.
   *
   * @param text a port, on loopback, or an address and a port; empty for nowhere
   * @throws HydrantException for what is neither
   */
  public static Optional<InetSocketAddress> metrics(String text) {
    String given = text.strip();
    if (given.isEmpty()) {
      return Optional.empty();
    }
    int colon = given.lastIndexOf(':');
    String host = colon < 0 ? LOOPBACK : given.substring(0, colon);
    try {
      InetSocketAddress address =
          new InetSocketAddress(
              InetAddress.getByName(host), Integer.parseInt(given.substring(colon + 1)));
      return Optional.of(address);
    } catch (UnknownHostException | IllegalArgumentException e) {
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE,
          "--metrics-port: neither a port nor an address and a port: " + given,
          "Write it like 9464, 0.0.0.0:9464 or [::1]:9464.",
          e);
    }
  }

  /** The folder for what a runner writes, by the XDG base directory specification. */
  public static Path defaultWork(String name, Map<String, String> environment) {
    String given = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base =
        given.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(given);
    return base.resolve("hydrant").resolve("runner-" + name);
  }

  private static boolean loopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      // Not known here, so not this machine.
      return false;
    }
  }

  private static HydrantException notAnAddress(String text) {
    return new HydrantException(
        ErrorCode.CONFIG_INVALID_VALUE,
        "--server: this is not the address of a server: " + text,
        "Write it like https://hydrant.example.com.");
  }
}
