package dev.hydrant.server;

import dev.hydrant.catalog.Catalog;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.contract.EntityRoutes;
import dev.hydrant.server.contract.LineageRoutes;
import dev.hydrant.server.contract.PipelineStatusRoutes;
import dev.hydrant.server.contract.SearchRoutes;
import dev.hydrant.server.contract.ServiceRoutes;
import dev.hydrant.server.contract.SystemRoutes;
import dev.hydrant.server.contract.UsageRoutes;
import dev.hydrant.server.own.ExplorerRoutes;
import dev.hydrant.server.own.OverviewRoutes;
import dev.hydrant.server.own.PermissionRoutes;
import dev.hydrant.server.own.SchemaRoutes;
import dev.hydrant.server.page.PageRoutes;
import dev.hydrant.server.web.ErrorMapper;
import dev.hydrant.server.web.Exchange;
import dev.hydrant.server.web.Guards;
import dev.hydrant.server.web.Metrics;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
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
    return start(options, catalog, RunSource.none(), modules);
  }

  /**
   * Starts listening.
   *
   * @param runs what the overview tells of runs
   */
  public static HydrantServer start(
      ServerOptions options, Catalog catalog, RunSource runs, List<RouteModule> modules) {
    Guards.requireLoopback(options.host());
    Exchange exchange = new Exchange(catalog.json());
    List<RouteModule> all = new ArrayList<>();
    all.add(new Metrics());
    all.add(new SystemRoutes(options, exchange, catalog.clock()));
    all.addAll(modules);
    all.addAll(ownRoutes(catalog, runs, exchange));
    all.addAll(contractRoutes(catalog, exchange));
    all.add(new PageRoutes());
    Javalin javalin = Javalin.create(config -> configure(config, options, exchange, all));
    listen(javalin, options);
    return new HydrantServer(javalin, options);
  }

  private static List<RouteModule> ownRoutes(Catalog catalog, RunSource runs, Exchange exchange) {
    return List.of(
        new ExplorerRoutes(catalog, exchange),
        new OverviewRoutes(catalog, runs, exchange),
        new SchemaRoutes(),
        new PermissionRoutes(exchange));
  }

  private static List<RouteModule> contractRoutes(Catalog catalog, Exchange exchange) {
    return List.of(
        new LineageRoutes(catalog, exchange),
        new SearchRoutes(catalog, exchange),
        new PipelineStatusRoutes(catalog, exchange),
        new UsageRoutes(catalog, exchange),
        new ServiceRoutes(catalog, exchange),
        new EntityRoutes(catalog, exchange));
  }

  public int port() {
    return javalin.port();
  }

  /** The address that people and clients use. */
  public URI address() {
    return URI.create("http://" + options.host() + ":" + port());
  }

  /** Every route, as method and pattern: {@code GET /api/v1/pipelines/{id}}. */
  public List<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
        .toList();
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
    probe(options);
    try {
      javalin.start(options.host(), options.port());
    } catch (RuntimeException e) {
      throw inUse(e) ? portInUse(options, e) : e;
    }
  }

  /** Asked first, since the web framework logs a stack trace of its own when it cannot bind. */
  private static void probe(ServerOptions options) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(options.host(), options.port()));
    } catch (IOException e) {
      throw portInUse(options, e);
    }
  }

  private static HydrantException portInUse(ServerOptions options, Exception cause) {
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
