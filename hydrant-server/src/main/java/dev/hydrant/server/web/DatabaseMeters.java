package dev.hydrant.server.web;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.jdbc.PoolUse;
import dev.hydrant.server.RouteModule;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** How far the connections to the database are used. */
public final class DatabaseMeters implements RouteModule {
  private final Database database;

  public DatabaseMeters(Database database) {
    this.database = database;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    // Has no routes: it only measures.
  }

  @Override
  public void measure(MeterRegistry meters) {
    measure(meters, "write", database::writers);
    measure(meters, "read", database::readers);
  }

  private static void measure(MeterRegistry meters, String pool, Supplier<PoolUse> use) {
    connections(meters, pool, "active", use, PoolUse::active);
    connections(meters, pool, "idle", use, PoolUse::idle);
    connections(meters, pool, "most", use, PoolUse::most);
    Gauge.builder("hydrant.database.waiting", () -> use.get().waiting())
        .description("Threads that wait for a connection to the database")
        .tag("pool", pool)
        .register(meters);
  }

  private static void connections(
      MeterRegistry meters,
      String pool,
      String state,
      Supplier<PoolUse> use,
      ToIntFunction<PoolUse> figure) {
    Gauge.builder("hydrant.database.connections", () -> figure.applyAsInt(use.get()))
        .description("Connections to the database; 'most' is the limit")
        .tag("pool", pool)
        .tag("state", state)
        .register(meters);
  }
}
