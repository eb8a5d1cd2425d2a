package dev.hydrant.server.web;

import dev.hydrant.server.RouteModule;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Times requests by route, never by address: names of entities are no labels. */
public final class Metrics implements RouteModule {
  private static final Logger log = LoggerFactory.getLogger(Metrics.class);
  private static final String STARTED = "hydrant.started";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** The registry, for meters of other parts. */
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    routes.before(context -> context.attribute(STARTED, System.nanoTime()));
    routes.after(this::record);
    routes.get(
        "/metrics",
        context -> context.contentType("text/plain; version=0.0.4").result(registry.scrape()));
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
        .tag("method", context.method().name())
        .tag("route", route(context))
        .tag("status", Integer.toString(context.statusCode()))
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }

  private static String route(Context context) {
    var endpoint = context.endpoints().lastHttpEndpoint();
    return endpoint == null ? "none" : endpoint.path;
  }
}
