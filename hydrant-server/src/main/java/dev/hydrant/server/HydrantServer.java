package dev.hydrant.server;

import dev.hydrant.catalog.Catalog;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.contract.EntityRoutes;
import dev.hydrant.server.contract.LineageRoutes;
import dev.hydrant.server.contract.SystemRoutes;
import dev.hydrant.server.web.ErrorMapper;
import dev.hydrant.server.web.Exchange;
import dev.hydrant.server.web.Guards;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.BindException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.jspecify.annotations.Nullable;

/** The running server. It serves one catalog, which its caller closes after it. */
public final class HydrantServer implements AutoCloseable {
  private final Javalin javalin;
  private final ServerOptions options;

  private HydrantServer(Javalin javalin, ServerOptions options) {
    this.javalin = javalin;
    this.options = options;
  }

  /**
   * Starts listening.
   *
   * @param modules routes of other parts; they come before the generic ones
   * @throws HydrantException BIND_REFUSED or PORT_IN_USE
   */
  public static HydrantServer start(
      ServerOptions options, Catalog catalog, List<RouteModule> modules) {
    Guards.requireLoopback(options.host());
    Exchange exchange = new Exchange(catalog.json());
    List<RouteModule> all = new ArrayList<>();
    all.add(new SystemRoutes(options, exchange, catalog.clock()));
    all.addAll(modules);
    all.add(new LineageRoutes(catalog, exchange));
    all.add(new EntityRoutes(catalog, exchange));
    Javalin javalin = Javalin.create(config -> configure(config, options, exchange, all));
    listen(javalin, options);
    return new HydrantServer(javalin, options);
  }

  public int port() {
    return javalin.port();
  }

  /** The address that people and clients use. */
  public URI address() {
    return URI.create("http://" + options.host() + ":" + port());
  }

  @Override
  public void close() {
    javalin.stop();
  }

  private static void configure(
      JavalinConfig config, ServerOptions options, Exchange exchange, List<RouteModule> modules) {
    config.startup.showJavalinBanner = false;
    config.http.maxRequestSize = options.maxBodyBytes();
    config.http.prefer405over404 = true;
    config.router.treatMultipleSlashesAsSingleSlash = false;
    // Names are one path segment each, and hold whatever AWS allows: slashes, quotes, percent
    // signs.
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setUriCompliance(UriCompliance.UNSAFE);
          http.setSendServerVersion(false);
        });
    config.jetty.modifyServletContextHandler(
        handler -> handler.getServletHandler().setDecodeAmbiguousURIs(true));
    new ErrorMapper(exchange).register(config.routes);
    new Guards().register(config.routes);
    modules.forEach(module -> module.register(config.routes));
  }

  private static void listen(Javalin javalin, ServerOptions options) {
    try {
      javalin.start(options.host(), options.port());
    } catch (RuntimeException e) {
      if (inUse(e)) {
        throw new HydrantException(
            ErrorCode.PORT_IN_USE,
            "Port " + options.port() + " is in use on " + options.host() + ".",
            "Stop what listens there, or choose another port with --port.",
            e);
      }
      throw e;
    }
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
