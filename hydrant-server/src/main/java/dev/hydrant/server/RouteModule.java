package dev.hydrant.server;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * A set of routes that belong together. Paths are whole, such as {@code /api/v1/pipelines}. Modules
 * are registered in the order in which they are given; the first route that matches answers, so a
 * module with a fixed path comes before one that reads the same segment as an identifier.
 */
@FunctionalInterface
public interface RouteModule {
  void register(JavalinDefaultRoutingApi routes);

  /** Adds what it measures; called once, before {@link #register}. */
  default void measure(MeterRegistry meters) {
    // Most modules are measured by their requests alone.
  }
}
