package dev.hydrant.server.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.ServerOptions;
import dev.hydrant.server.web.Exchange;
import dev.hydrant.server.web.Readiness;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;

/** Which version this server speaks, and whether it is alive. */
public final class SystemRoutes implements RouteModule {
  private final ServerOptions options;
  private final boolean signIn;
  private final Exchange exchange;
  private final Readiness readiness;
  private final long startedAt;

  /**
   * @param signIn whether people have to sign in
   */
  public SystemRoutes(
      ServerOptions options, boolean signIn, Exchange exchange, Readiness readiness, Clock clock) {
    this.options = options;
    this.signIn = signIn;
    this.exchange = exchange;
    this.readiness = readiness;
    this.startedAt = clock.millis();
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(Exchange.API + "/system/version", this::version);
    routes.get(Exchange.API + "/system/config/auth", this::auth);
    routes.get("/health/live", this::live);
    routes.get("/health/ready", this::ready);
  }

  private void version(Context context) {
    // Only these three members exist in the contract; our own name goes into a header.
    context.header("X-Hydrant", options.productVersion());
    exchange.answer(
        context,
        JsonNodeFactory.instance
            .objectNode()
            .put("version", options.announcedVersion())
            .put("revision", options.productVersion())
            .put("timestamp", startedAt));
  }

  /** How people sign in, in the contract's words. */
  private void auth(Context context) {
    exchange.answer(
        context,
        JsonNodeFactory.instance
            .objectNode()
            .put("provider", signIn ? "basic" : "no-auth")
            .put("providerName", signIn ? "basic" : "no-auth")
            .put("enableSelfSignup", false));
  }

  private void live(Context context) {
    exchange.answer(context, JsonNodeFactory.instance.objectNode().put("status", "ok"));
  }

  private void ready(Context context) {
    if (readiness.ready()) {
      live(context);
      return;
    }
    exchange.answer(
        context,
        503,
        JsonNodeFactory.instance
            .objectNode()
            .put("status", "unavailable")
            .put("reason", "The database does not answer."));
  }
}
