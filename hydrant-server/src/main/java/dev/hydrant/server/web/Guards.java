package dev.hydrant.server.web;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * What stands in for signing in where nobody has to: only this machine is served. A page of another
 * site can make a browser call a loopback address too, by a name that it points there or by a form;
 * both are told by the headers that browsers send. Where people sign in, such a page has no token.
 */
public final class Guards {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final String CSP =
      "default-src 'self'; script-src 'self'; worker-src 'self' blob:; style-src 'self'"
          + " 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
          + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private final boolean localOnly;

  /**
   * @param localOnly whether this machine alone is served
   */
  public Guards(boolean localOnly) {
    this.localOnly = localOnly;
  }

  public void register(JavalinDefaultRoutingApi routes) {
    routes.before(Guards::headers);
    if (localOnly) {
      routes.before(Guards::localOnly);
    }
  }

  /**
   * @throws HydrantException BIND_REFUSED
   */
  public static void requireLoopback(String host) {
    if (!isLoopback(host)) {
      throw new HydrantException(
          ErrorCode.BIND_REFUSED,
          "Hydrant does not listen on "
              + host
              + ": with --auth none, and in the demo, nobody has to sign in, so only this machine"
              + " may be served.",
          "Start the server without --auth none, or use 127.0.0.1 and an SSH tunnel.");
    }
  }

  /**
   * @throws HydrantException BIND_REFUSED for a name that is not known
   */
  public static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new HydrantException(
          ErrorCode.BIND_REFUSED, "The address " + host + " is not known here.", "", e);
    }
  }

  private static void headers(Context context) {
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Content-Security-Policy", CSP);
  }

  private static void localOnly(Context context) {
    String host = context.host();
    if (host != null && !LOCAL.contains(name(host))) {
      throw new HttpResponseException(403, "This server answers to local names only.");
    }
    String origin = context.header("Origin");
    if (origin != null && !isLocal(origin)
        || "cross-site".equals(context.header("Sec-Fetch-Site")) && !followsLink(context)) {
      throw new HttpResponseException(403, "Calls from pages of other sites are refused.");
    }
  }

  /** Somebody followed a link to this server; the other site sees nothing of the answer. */
  private static boolean followsLink(Context context) {
    return context.method().equals(HandlerType.GET)
        && "navigate".equals(context.header("Sec-Fetch-Mode"))
        && "document".equals(context.header("Sec-Fetch-Dest"));
  }

  private static boolean isLocal(String origin) {
    try {
      String host = new URI(origin).getHost();
      return host != null && LOCAL.contains(host);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String name(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }
}
