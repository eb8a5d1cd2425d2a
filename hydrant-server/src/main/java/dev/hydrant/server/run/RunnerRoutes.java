package dev.hydrant.server.run;

import dev.hydrant.catalog.run.AttemptKey;
import dev.hydrant.catalog.run.Leases;
import dev.hydrant.catalog.run.Runners;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.runner.HeartbeatAnswer;
import dev.hydrant.model.runner.HeartbeatAnswer.RunVerdict;
import dev.hydrant.model.runner.HeartbeatAnswer.Verdict;
import dev.hydrant.model.runner.HeartbeatRequest;
import dev.hydrant.model.runner.LeaseAnswer;
import dev.hydrant.model.runner.LeaseRequest;
import dev.hydrant.model.runner.RegisterAnswer;
import dev.hydrant.model.runner.RegisterRequest;
import dev.hydrant.model.runner.RunnerTiming;
import dev.hydrant.model.work.WorkOrder;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.server.RouteModule;
import dev.hydrant.server.run.desk.LeaseDesk;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The runner's own calls: register, lease, heartbeat. */
final class RunnerRoutes implements RouteModule {
  /** A question's number is what its tokens are derived from: a short one could be guessed. */
  private static final int SHORTEST_NUMBER = 43;

  /** What the routes work on. */
  record Parts(
      Runners runners, RunnerAuth auth, Leases leases, LeaseDesk desk, RunnerTiming timing) {}

  private final Parts parts;
  private final RunnerAuth auth;
  private final ProtocolExchange exchange;
  private final Executor answers;

  /**
   * @param answers completes requests that have waited, off the threads of whoever ends the wait
   */
  RunnerRoutes(Parts parts, ProtocolExchange exchange, Executor answers) {
    this.parts = parts;
    this.auth = parts.auth();
    this.exchange = exchange;
    this.answers = answers;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.post(RunModule.BASE + "/runners/register", this::register);
    routes.post(RunModule.BASE + "/runners/lease", this::lease);
    routes.post(RunModule.BASE + "/runners/heartbeat", this::heartbeat);
  }

  private void register(Context context) {
    RegisterRequest request = exchange.read(context, RegisterRequest.class);
    String proof = auth.runner(context, request.name());
    if (request.protocol() < WorkOrder.PROTOCOL) {
      throw new HydrantException(
          ErrorCode.PROTOCOL_TOO_OLD,
          "The runner speaks protocol "
              + request.protocol()
              + ", this server needs "
              + WorkOrder.PROTOCOL
              + ".",
          "Update the runner.");
    }
    Secret session =
        parts
            .runners()
            .open(
                new Runners.Process(
                    request.name(),
                    request.instanceId(),
                    request.version(),
                    request.slots(),
                    request.location()),
                proof);
    exchange.answer(context, new RegisterAnswer(session, parts.timing()));
  }

  private void lease(Context context) {
    Runners.Session session = auth.session(context);
    LeaseRequest request = exchange.read(context, LeaseRequest.class);
    sameProcess(session, request.instanceId());
    if (request.requestId().reveal().length() < SHORTEST_NUMBER) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID, "The request's number needs 256 random bits.");
    }
    PendingAnswer.send(
        context, parts.desk().ask(session, request), answer -> leased(context, answer), answers);
  }

  private void leased(Context context, LeaseAnswer answer) {
    if (answer.isEmpty()) {
      context.status(204);
    } else {
      exchange.answer(context, answer);
    }
  }

  private void heartbeat(Context context) {
    Runners.Session session = auth.session(context);
    HeartbeatRequest request = exchange.read(context, HeartbeatRequest.class);
    sameProcess(session, request.instanceId());
    List<AttemptKey> held =
        request.runs().stream()
            .map(run -> AttemptKey.of(run.runId(), run.attempt(), run.leaseToken()))
            .toList();
    Map<String, Verdict> verdicts = parts.leases().renew(held);
    Optional<Secret> renewed = parts.runners().seen(session, request.load());
    exchange.answer(
        context,
        new HeartbeatAnswer(
            held.stream()
                .map(
                    key ->
                        new RunVerdict(
                            key.runId(), verdicts.getOrDefault(key.runId(), Verdict.GONE)))
                .toList(),
            renewed));
  }

  private static void sameProcess(Runners.Session session, String instance) {
    if (!session.instance().equals(instance)) {
      throw new HydrantException(
          ErrorCode.TOKEN_REFUSED, "The session belongs to another process.", "Register again.");
    }
  }
}
