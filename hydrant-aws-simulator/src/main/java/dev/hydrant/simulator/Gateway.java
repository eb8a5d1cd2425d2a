package dev.hydrant.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.hydrant.simulator.fault.FaultInjector;
import dev.hydrant.simulator.fault.FaultKind;
import dev.hydrant.simulator.fault.Statistics;
import dev.hydrant.simulator.fault.Statistics.Outcome;
import dev.hydrant.simulator.fault.Throttle;
import dev.hydrant.simulator.identity.Authenticator;
import dev.hydrant.simulator.protocol.Answer;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.AwsRequest;
import dev.hydrant.simulator.protocol.AwsService;
import dev.hydrant.simulator.protocol.Caller;
import dev.hydrant.simulator.protocol.Paging;
import dev.hydrant.simulator.protocol.ServiceCall;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call's way: find the service, wait, authenticate, fault or throttle, answer, count. */
final class Gateway implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final int MAX_BODY = 1 << 20;

  private final List<AwsService> services;
  private final Authenticator authenticator;
  private final Throttle throttle;
  private final Statistics statistics;
  private final long latencyMillis;
  private final CountDownLatch closing;
  private volatile FaultInjector faults;

  Gateway(
      List<AwsService> services,
      Authenticator authenticator,
      Statistics statistics,
      SimulatorOptions options,
      CountDownLatch closing) {
    this.services = List.copyOf(services);
    this.authenticator = authenticator;
    this.throttle = new Throttle(options.tps(), System::nanoTime);
    this.statistics = statistics;
    this.latencyMillis = options.latencyMillis();
    this.closing = closing;
    this.faults = new FaultInjector(options.faults(), options.seed());
  }

  void faults(FaultInjector replacement) {
    faults = replacement;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
      Map<String, String> headers = headers(exchange);
      Optional<AwsService> service =
          services.stream().filter(known -> known.isAddressedBy(headers)).findFirst();
      if (service.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      serve(exchange, service.get(), headers, body);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(
      HttpExchange exchange, AwsService service, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    String requestId = UUID.randomUUID().toString();
    AwsRequest request;
    try {
      request = service.read(headers, body);
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
              headers.get("authorization"),
              headers.get("x-amz-security-token"),
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
    Optional<String> stream =
        Optional.ofNullable(call.request().input().path("DeliveryStreamName").textValue());
    Optional<FaultKind> fault =
        faults.next(call.request().operation(), call.caller().region(), stream);
    Optional<AwsException> error = fault.flatMap(FaultKind::error);
    if (error.isPresent()) {
      throw FaultTexts.fill(error.get(), call, stream);
    }
    if (fault.filter(FaultKind.HANG::equals).isPresent()) {
      closing.await();
      return Outcome.FAILED;
    }
    if (service.signingName().equals("firehose")) {
      throttle.check(call.request().operation(), call.caller());
    }
    Paging paging = fault.map(FaultKind::paging).orElse(Paging.NORMAL);
    Answer answer =
        service.call(new ServiceCall(call.request(), call.caller(), paging, call.requestId()));
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

  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return headers;
  }
}
