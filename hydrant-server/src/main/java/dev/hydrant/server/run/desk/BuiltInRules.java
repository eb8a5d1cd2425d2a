package dev.hydrant.server.run.desk;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.AwsConfig;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.ProxySettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What connections may make the built-in runner do. Whoever edits a service decides what its runs
 * call and with which identity; where others than this machine's own people are served, that must
 * not be the identity of the server's machine, nor what only that machine reaches.
 *
 * @param hostIdentity whether runs may use the credentials that the machine itself has
 * @param profiles whether runs may name AWS profiles of the machine
 * @param privateEndpoints whether endpoints and proxies may have private addresses
 */
public record BuiltInRules(boolean hostIdentity, boolean profiles, boolean privateEndpoints) {
  private static final String AWS = "connection.config.awsConfig";

  /** No limits: this machine's own people. */
  public static BuiltInRules open() {
    return new BuiltInRules(true, true, true);
  }

  /**
   * @throws HydrantException CONFIG_INVALID_VALUE naming the field, and what allows it
   */
  public void check(FirehoseConnection connection, HydrantSettings settings) {
    AwsConfig aws = connection.awsConfig();
    if (!profiles && aws.profileName().isPresent()) {
      throw refused(
          AWS + ".profileName: the built-in runner uses no AWS profiles of the server's machine.",
          "--allow-profiles");
    }
    boolean ownKeys = !aws.enabled() && aws.awsAccessKeyId().isPresent();
    if (!hostIdentity && !ownKeys && aws.profileName().isEmpty()) {
      throw refused(
          AWS
              + ": the built-in runner does not use the identity of the server's machine; keys are"
              + " missing.",
          "--allow-host-identity");
    }
    if (!privateEndpoints) {
      addresses(aws, settings).forEach(BuiltInRules::checkAddress);
    }
  }

  private static Map<String, String> addresses(AwsConfig aws, HydrantSettings settings) {
    Map<String, String> addresses = new LinkedHashMap<>();
    aws.endPointURL().ifPresent(url -> addresses.put(AWS + ".endPointURL", url));
    settings
        .endpoints()
        .forEach((service, url) -> addresses.put("connection.hydrant.endpoints." + service, url));
    settings
        .proxy()
        .flatMap(ProxySettings::url)
        .ifPresent(url -> addresses.put("connection.hydrant.proxy.url", url));
    return addresses;
  }

  private static void checkAddress(String field, String url) {
    if (isPrivate(url)) {
      throw refused(
          field + ": the built-in runner does not call the private address " + host(url) + ".",
          "--allow-private-endpoints");
    }
  }

  private static boolean isPrivate(String url) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host(url))).anyMatch(BuiltInRules::isPrivate);
    } catch (UnknownHostException e) {
      // Nothing is there to be called; the run will say so.
      return false;
    }
  }

  private static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || uniqueLocal
        || shared;
  }

  /** A text without a host is what the connector refuses in words of its own. */
  private static String host(String url) {
    try {
      String host = URI.create(url.strip()).getHost();
      return host == null ? "localhost" : host;
    } catch (IllegalArgumentException e) {
      return "localhost";
    }
  }

  private static HydrantException refused(String message, String flag) {
    return new HydrantException(
        ErrorCode.CONFIG_INVALID_VALUE,
        message,
        "Choose a runner of your own, or let the server's operator start it with " + flag + ".");
  }
}
