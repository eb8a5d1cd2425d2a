package dev.hydrant.server.web;

import dev.hydrant.server.RouteModule;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Times requests by route, never by address: names of entities are no labels. */
public final class Metrics implements RouteModule, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Metrics.class);
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final String STARTED = "hydrant.started";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final String version;

  /**
   * @param version of Hydrant
   */
  public Metrics(String version) {
    this.version = version;
  }

  /** The registry, for meters of other parts. */
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    collections.bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    Gauge.builder("hydrant.build", () -> 1)
        .description("Always 1; the version stands in its label")
        .tag("version", version)
        .register(registry);
    routes.before(context -> context.attribute(STARTED, System.nanoTime()));
    routes.after(this::record);
    routes.get(
        "/metrics",
        context -> context.contentType("text/plain; version=0.0.4").result(registry.scrape()));
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  private void record(Context context) {
    Long started = context.attribute(STARTED);
    if (started == null) {
      return;
    }
    long nanos = System.nanoTime() - started;
    log.debug(
        "{} {} {} {} ms",
        context.method(),
        context.path(),
        context.statusCode(),
        nanos / 1_000_000);
    Timer.builder("hydrant.http.requests")
        .description("Answered requests by route")
        .tag("method", method(context))
        .tag("route", route(context))
        .tag("status", Integer.toString(context.statusCode()))
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }

  /** A client may call a method whatever it likes. */
  private static String method(Context context) {
    String name = context.method().name();
    return METHODS.contains(name) ? name : "other";
  }

  private static String route(Context context) {
    var endpoint = context.endpoints().lastHttpEndpoint();
    return endpoint == null ? "none" : endpoint.path;
  }
}
