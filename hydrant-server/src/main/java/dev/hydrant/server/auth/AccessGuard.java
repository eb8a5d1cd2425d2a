package dev.hydrant.server.auth;

import dev.hydrant.catalog.user.AuditLog;
import dev.hydrant.catalog.user.Role;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.server.run.JobTokens;
import dev.hydrant.server.web.Callers;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Optional;
import java.util.Set;

/**
 * Lets through who may, before any handler of a route runs, and writes down what was changed and
 * which known caller was refused. What the children of runs write is not written down: each version
 * names the bot, and the run is listed with the others.
 */
final class AccessGuard {
  private final AccessTable table;
  private final Callings callings;
  private final AuditLog audit;

  AccessGuard(AccessTable table, Callings callings, AuditLog audit) {
    this.table = table;
    this.callings = callings;
    this.audit = audit;
  }

  void register(JavalinDefaultRoutingApi routes) {
    routes.beforeMatched(this::check);
    routes.afterMatched(this::record);
  }

  private void check(Context context) {
    Endpoint route = context.endpoints().matchedHttpEndpoint();
    Set<Role> allowed = route == null ? Set.of() : table.roles(context.method().name(), route.path);
    if (allowed.contains(Role.ANONYMOUS)) {
      return;
    }
    Caller caller = known(context);
    caller.attach(context);
    Callers.author(context, caller.author());
    if (allowed.contains(caller.role())) {
      return;
    }
    if (caller.role() == Role.ANONYMOUS) {
      challenge(context);
      throw new HydrantException(ErrorCode.NOT_SIGNED_IN, "Not Authorized! Token not present");
    }
    throw new HydrantException(
        ErrorCode.NOT_ALLOWED,
        allowed.isEmpty()
            ? "Nobody may call this endpoint."
            : caller.role().wire() + " may not do this; " + Role.names(allowed) + " may.");
  }

  private Caller known(Context context) {
    try {
      return callings.caller(context);
    } catch (HydrantException e) {
      challenge(context);
      throw e;
    }
  }

  private static void challenge(Context context) {
    context.header("WWW-Authenticate", "om-auth");
  }

  private void record(Context context) {
    Caller caller = Caller.of(context);
    Endpoint route = context.endpoints().matchedHttpEndpoint();
    boolean reads =
        switch (context.method().name()) {
          case "GET", "HEAD", "OPTIONS" -> true;
          default -> false;
        };
    boolean machine =
        caller.role() == Role.ANONYMOUS
            || caller.role() == Role.RUNNER
            || context.attribute(JobTokens.ATTRIBUTE) != null;
    boolean refused = context.statusCode() == 403 && Callers.known(context);
    boolean changed = context.statusCode() < 400 && !reads && !machine;
    if (!refused && !changed || route == null) {
      return;
    }
    audit.add(
        new AuditLog.Event(
            Callers.author(context).name(),
            context.ip(),
            context.method().name() + " " + route.path,
            context.path(),
            version(context, "/changeDescription/previousVersion"),
            version(context, "/version"),
            context.statusCode()));
  }

  private static Optional<String> version(Context context, String pointer) {
    return Callers.changed(context)
        .map(entity -> entity.at(pointer))
        .filter(node -> !node.isMissingNode())
        .map(node -> node.asText());
  }
}
