package dev.hydrant.model.network;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that no proxy is used for, by the usual reading of {@code NO_PROXY}: names with their
 * sub-domains, addresses, networks such as {@code 10.0.0.0/8}, each with a port if wanted, or
 * {@code *}. This machine and link-local addresses, where clouds serve credentials, are never
 * reached through a proxy.
 */
final class NoProxy {
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-f.]*:[0-9a-f:.]*");
  private static final Pattern PORT = Pattern.compile("(.+):([0-9]{1,5})");

  private record Entry(String host, Optional<Integer> port) {}

  private final List<Entry> entries;

  private NoProxy(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  static NoProxy parse(String text) {
    List<Entry> entries = new ArrayList<>();
    for (String part : text.toLowerCase(Locale.ROOT).split("[,\\s]+")) {
      if (!part.isEmpty()) {
        entries.add(entry(part));
      }
    }
    return new NoProxy(entries);
  }

  boolean excludes(URI target) {
    String host = bare(String.valueOf(target.getHost()).toLowerCase(Locale.ROOT));
    Optional<InetAddress> address = address(host);
    if (host.equals("localhost")
        || host.endsWith(".localhost")
        || address.filter(NoProxy::isNear).isPresent()) {
      return true;
    }
    int port =
        target.getPort() >= 0
            ? target.getPort()
            : "https".equalsIgnoreCase(target.getScheme()) ? 443 : 80;
    return entries.stream()
        .filter(entry -> entry.port().map(wanted -> wanted == port).orElse(true))
        .anyMatch(entry -> matches(entry.host(), host, address));
  }

  private static boolean isNear(InetAddress address) {
    return address.isLoopbackAddress() || address.isLinkLocalAddress();
  }

  private static boolean matches(String entry, String host, Optional<InetAddress> address) {
    if (entry.equals("*")) {
      return true;
    }
    if (address.isPresent()) {
      return entry.contains("/")
          ? inNetwork(entry, address.get())
          : address(entry).filter(address.get()::equals).isPresent();
    }
    return host.equals(entry) || host.endsWith("." + entry);
  }

  private static boolean inNetwork(String network, InetAddress address) {
    String[] parts = network.split("/", 2);
    Optional<InetAddress> start = address(bare(parts[0]));
    if (start.isEmpty() || !parts[1].matches("[0-9]{1,3}")) {
      return false;
    }
    byte[] wanted = start.get().getAddress();
    byte[] given = address.getAddress();
    int bits = Integer.parseInt(parts[1]);
    if (wanted.length != given.length || bits > wanted.length * 8) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((wanted[bit / 8] & mask) != (given[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static Entry entry(String text) {
    Matcher port = PORT.matcher(text);
    boolean bareIpv6 = !text.startsWith("[") && text.indexOf(':') != text.lastIndexOf(':');
    if (port.matches() && !bareIpv6) {
      return new Entry(name(port.group(1)), Optional.of(Integer.parseInt(port.group(2))));
    }
    return new Entry(name(text), Optional.empty());
  }

  private static String name(String text) {
    String name = bare(text);
    return name.startsWith("*.")
        ? name.substring(2)
        : name.startsWith(".") ? name.substring(1) : name;
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** Of a literal address only: a name is never looked up here. */
  private static Optional<InetAddress> address(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }
}
