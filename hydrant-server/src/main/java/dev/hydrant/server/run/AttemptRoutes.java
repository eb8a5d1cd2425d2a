package dev.hydrant.server.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.run.AttemptKey;
import dev.hydrant.catalog.run.Ending;
import dev.hydrant.catalog.run.Gzip;
import dev.hydrant.catalog.run.Leases;
import dev.hydrant.catalog.run.RunEndings;
import dev.hydrant.catalog.run.RunLogs;
import dev.hydrant.catalog.run.Runners;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.runner.FinishRequest;
import dev.hydrant.model.runner.RunProgress;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.run.desk.LeaseDesk;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** What a runner reports about an attempt: log, progress, end. */
final class AttemptRoutes implements RouteModule {
  private static final int LARGEST_CHUNK = 256 * 1024;
  private static final int MOST_NAMES = 20_000;

  /** What the routes work on. */
  record Parts(Leases leases, RunEndings endings, RunLogs logs, LeaseDesk desk, RunMeters news) {}

  private final Parts parts;
  private final RunnerAuth auth;
  private final ProtocolExchange exchange;

  AttemptRoutes(Parts parts, RunnerAuth auth, ProtocolExchange exchange) {
    this.parts = parts;
    this.auth = auth;
    this.exchange = exchange;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.put(RunModule.BASE + "/runs/{id}/log/{seq}", this::log);
    routes.put(RunModule.BASE + "/runs/{id}/progress", this::progress);
    routes.post(RunModule.BASE + "/runs/{id}/finish", this::finish);
  }

  private void log(Context context) {
    auth.session(context);
    AttemptKey key = RunnerAuth.attempt(context);
    byte[] chunk = context.bodyAsBytes();
    if (chunk.length > LARGEST_CHUNK) {
      throw new HydrantException(ErrorCode.REQUEST_INVALID, "The chunk is larger than 256 KiB.");
    }
    switch (append(key, sequence(context), chunk)) {
      case TAKEN, REPEATED -> context.status(204);
      case STALE -> throw superseded();
      case FULL ->
          throw new HydrantException(
              ErrorCode.REQUEST_TOO_LARGE, "The log of this run has reached its limit.");
    }
  }

  private void progress(Context context) {
    auth.session(context);
    AttemptKey key = RunnerAuth.attempt(context);
    RunProgress progress = exchange.read(context, RunProgress.class);
    if (!parts.leases().progress(key, exchange.text(progress))) {
      throw superseded();
    }
    parts.news().changed(key.runId());
    context.status(204);
  }

  private void finish(Context context) {
    Runners.Session session = auth.session(context);
    AttemptKey key = RunnerAuth.attempt(context);
    FinishRequest request = exchange.read(context, FinishRequest.class);
    RunEndings.Answer answer = parts.endings().finish(key, ending(request));
    if (answer == RunEndings.Answer.SUPERSEDED) {
      throw superseded();
    }
    if (answer == RunEndings.Answer.TAKEN) {
      parts.news().told(request);
      parts.news().ended(key.runId());
    }
    context.status(200).contentType("application/json").result("{}");
    // Another run of the same pipeline may have waited for this one.
    parts.desk().wake(Set.of(session.runner()));
  }

  private Ending ending(FinishRequest request) {
    return new Ending(
        request.outcome(),
        request.reason(),
        request.retryable(),
        request.report().map(report -> Gzip.deflate(exchange.bytes(report))),
        last(request),
        request.chunksLost());
  }

  /** Steps and names are what a test and a listing are for: they stay with the run. */
  private Optional<String> last(FinishRequest request) {
    if (request.steps().isEmpty() && request.names().isEmpty()) {
      return Optional.empty();
    }
    int total = Math.max(request.steps().size(), request.names().size());
    ObjectNode last =
        exchange.json().valueToTree(new RunProgress("finish", total, total, request.steps()));
    last.set(
        "names", exchange.json().valueToTree(request.names().stream().limit(MOST_NAMES).toList()));
    return Optional.of(exchange.text(last));
  }

  private RunLogs.Answer append(AttemptKey key, long sequence, byte[] chunk) {
    try {
      return parts.logs().append(key, sequence, chunk);
    } catch (IOException e) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "The chunk is not gzip, or holds too much.", "", e);
    }
  }

  private static long sequence(Context context) {
    try {
      return Long.parseLong(context.pathParam("seq"));
    } catch (NumberFormatException e) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "The chunk's number is not a number.", "", e);
    }
  }

  private static HydrantException superseded() {
    return new HydrantException(
        ErrorCode.LEASE_LOST, "This attempt does not hold the run any more.");
  }
}
