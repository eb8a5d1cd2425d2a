package dev.hydrant.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.hydrant.simulator.fault.Fault;
import dev.hydrant.simulator.fault.FaultInjector;
import dev.hydrant.simulator.fault.FaultKind;
import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.fault.Statistics;
import dev.hydrant.simulator.fault.Statistics.Outcome;
import dev.hydrant.simulator.fault.Throttle;
import dev.hydrant.simulator.iam.Policy;
import dev.hydrant.simulator.identity.Authenticator;
import dev.hydrant.simulator.protocol.Answer;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.AwsRequest;
import dev.hydrant.simulator.protocol.AwsService;
import dev.hydrant.simulator.protocol.Caller;
import dev.hydrant.simulator.protocol.Paging;
import dev.hydrant.simulator.protocol.ServiceCall;
import dev.hydrant.simulator.protocol.WireRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call's way: find the service, wait, authenticate, fault or throttle, answer, count. */
final class Gateway implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  /** AWS answers who somebody is whatever the policies say. */
  private static final String NEVER_DENIED = "GetCallerIdentity";

  private final List<AwsService> services;
  private final Authenticator authenticator;
  private final Throttle throttle;
  private final Statistics statistics;
  private final long latencyMillis;
  private final CountDownLatch closing;
  private final long seed;
  private volatile FaultInjector faults;
  private volatile Policy policy;

  Gateway(
      List<AwsService> services,
      Authenticator authenticator,
      Statistics statistics,
      SimulatorOptions options,
      CountDownLatch closing) {
    this.services = List.copyOf(services);
    this.authenticator = authenticator;
    this.throttle = new Throttle(options.tps(), options.operationTps(), System::nanoTime);
    this.statistics = statistics;
    this.latencyMillis = options.latencyMillis();
    this.closing = closing;
    this.policy = options.access().policy();
    this.seed = options.seed();
    this.faults = injector(options.faults());
  }

  /**
   * @throws IllegalArgumentException when a fault is for an operation that no service has
   */
  void faults(FaultPlan plan) {
    faults = injector(plan);
  }

  private FaultInjector injector(FaultPlan plan) {
    for (Fault fault : plan.faults()) {
      String name = fault.operation();
      if (!name.equals("*")
          && services.stream().noneMatch(service -> service.operationNames().contains(name))) {
        throw new IllegalArgumentException("no simulated service has an operation '" + name + "'");
      }
    }
    return new FaultInjector(plan, seed);
  }

  void policy(Policy replacement) {
    policy = replacement;
  }

  Policy policy() {
    return policy;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      WireRequest request = ExchangeReader.read(exchange);
      Optional<AwsService> service =
          services.stream().filter(known -> known.isAddressedBy(request)).findFirst();
      if (service.isEmpty()) {
        unknown(exchange, request);
        return;
      }
      serve(exchange, service.get(), request);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Counted too: a test that counts calls must see those that nobody serves. */
  private void unknown(HttpExchange exchange, WireRequest request) throws IOException {
    String name =
        request.target().isEmpty() ? request.method() + " " + request.path() : request.target();
    statistics.begin(name);
    statistics.end(name, Outcome.FAILED);
    exchange.sendResponseHeaders(404, -1);
  }

  private void serve(HttpExchange exchange, AwsService service, WireRequest wire)
      throws IOException, InterruptedException {
    String requestId = UUID.randomUUID().toString();
    AwsRequest request;
    try {
      request = service.read(wire);
    } catch (AwsException unreadable) {
      write(exchange, service.error(unreadable, requestId));
      return;
    }
    statistics.begin(request.operation());
    Outcome outcome = Outcome.FAILED;
    try {
      if (closing.await(latencyMillis, TimeUnit.MILLISECONDS)) {
        return;
      }
      Caller caller =
          authenticator.authenticate(
              wire.headers().get("authorization"),
              wire.headers().get("x-amz-security-token"),
              service.signingName());
      outcome = act(exchange, service, new ServiceCall(request, caller, Paging.NORMAL, requestId));
    } catch (AwsException error) {
      outcome = error.code().startsWith("Throttling") ? Outcome.THROTTLED : Outcome.FAILED;
      write(exchange, service.error(error, requestId));
    } catch (RuntimeException bug) {
      LOG.error("The simulator failed on {}", request.operation(), bug);
      AwsException internal = FaultKind.INTERNAL.error().orElseThrow();
      write(exchange, service.error(internal, requestId));
    } finally {
      statistics.end(request.operation(), outcome);
    }
  }

  private Outcome act(HttpExchange exchange, AwsService service, ServiceCall call)
      throws IOException, InterruptedException {
    String operation = call.request().operation();
    String resource = service.resource(call);
    Optional<FaultKind> fault = faults.next(operation, call.caller().region(), resource);
    Optional<AwsException> error = fault.flatMap(FaultKind::error);
    if (error.isPresent()) {
      throw FaultTexts.fill(error.get(), service, call);
    }
    if (fault.filter(FaultKind.HANG::equals).isPresent()) {
      closing.await();
      return Outcome.FAILED;
    }
    throttle.check(service.signingName(), operation, call.caller());
    if (!operation.equals(NEVER_DENIED) && !policy.allows(service.action(call), resource)) {
      throw FaultTexts.denied(service, call);
    }
    Answer answer = service.call(call.with(fault.map(FaultKind::paging).orElse(Paging.NORMAL)));
    if (fault.filter(FaultKind.RESET::equals).isPresent()) {
      breakOff(exchange, answer);
      return Outcome.FAILED;
    }
    write(exchange, answer);
    return Outcome.ANSWERED;
  }

  private static void write(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }

  /** Promises the whole body, sends half of it; closing the exchange then cuts the connection. */
  private static void breakOff(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    exchange.sendResponseHeaders(answer.status(), answer.body().length);
    exchange.getResponseBody().write(answer.body(), 0, answer.body().length / 2);
    exchange.getResponseBody().flush();
  }
}
