package dev.hydrant.server;

import dev.hydrant.catalog.Catalog;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.auth.SignInModule;
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
import dev.hydrant.server.web.DatabaseMeters;
import dev.hydrant.server.web.ErrorMapper;
import dev.hydrant.server.web.Exchange;
import dev.hydrant.server.web.Guards;
import dev.hydrant.server.web.Metrics;
import dev.hydrant.server.web.Readiness;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;

/** The running server. It serves one catalog, which its caller closes after it. */
public final class HydrantServer implements AutoCloseable {
  private final Javalin javalin;
  private final Listeners listeners;
  private final Runnable closeParts;

  private HydrantServer(Javalin javalin, Listeners listeners, Runnable closeParts) {
    this.javalin = javalin;
    this.listeners = listeners;
    this.closeParts = closeParts;
  }

  /**
   * Starts listening.
   *
   * @param modules routes of other parts; they come before the generic ones. With a {@link
   *     SignInModule} among them other machines may be served
   * @throws HydrantException BIND_REFUSED or PORT_IN_USE, or what is wrong with a certificate
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
    boolean signIn = modules.stream().anyMatch(SignInModule.class::isInstance);
    if (!signIn) {
      Guards.requireLoopback(options.host());
    }
    Exchange exchange = new Exchange(catalog.json());
    List<RouteModule> all = new ArrayList<>();
    Metrics metrics = new Metrics(options.productVersion());
    Readiness readiness = new Readiness(catalog.database());
    all.add(metrics);
    all.add(new SystemRoutes(options, signIn, exchange, readiness, catalog.clock()));
    all.add(new DatabaseMeters(catalog.database()));
    all.addAll(modules);
    all.addAll(ownRoutes(catalog, runs, exchange));
    all.addAll(contractRoutes(catalog, runs, exchange));
    all.add(new PageRoutes());
    all.forEach(module -> module.measure(metrics.registry()));
    Runnable closeParts =
        () -> {
          readiness.close();
          metrics.close();
        };
    Listeners listeners = new Listeners(options, catalog.clock());
    try {
      Javalin javalin =
          Javalin.create(
              config -> {
                configure(config, options, exchange);
                listeners.configure(config);
                new Guards(!signIn).register(config.routes);
                all.forEach(module -> module.register(config.routes));
              });
      listeners.start(javalin);
      return new HydrantServer(javalin, listeners, closeParts);
    } catch (RuntimeException e) {
      listeners.close();
      closeParts.run();
      throw e;
    }
  }

  private static List<RouteModule> ownRoutes(Catalog catalog, RunSource runs, Exchange exchange) {
    return List.of(
        new ExplorerRoutes(catalog, exchange),
        new OverviewRoutes(catalog, runs, exchange),
        new SchemaRoutes(),
        new PermissionRoutes(exchange));
  }

  private static List<RouteModule> contractRoutes(
      Catalog catalog, RunSource runs, Exchange exchange) {
    return List.of(
        new LineageRoutes(catalog, exchange),
        new SearchRoutes(catalog, exchange),
        new PipelineStatusRoutes(catalog, exchange),
        new UsageRoutes(catalog, exchange),
        new ServiceRoutes(catalog, exchange),
        new EntityRoutes(catalog, runs, exchange));
  }

  public int port() {
    return listeners.port();
  }

  /** The address that people and clients use. */
  public URI address() {
    return listeners.address();
  }

  /** The address that processes of this machine use: always the loopback one, never TLS. */
  public URI innerAddress() {
    return listeners.innerAddress();
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
    listeners.close();
    closeParts.run();
  }

  private static void configure(JavalinConfig config, ServerOptions options, Exchange exchange) {
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
  }
}
