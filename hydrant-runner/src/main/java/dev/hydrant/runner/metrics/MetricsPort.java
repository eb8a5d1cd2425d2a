package dev.hydrant.runner.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.runner.Agent;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A port of a runner process for those who watch over it: {@code /metrics} in Prometheus's text
 * format, {@code /health/live} and {@code /health/ready}. It tells numbers and nothing of what is
 * run, and takes no commands. One thread answers: a slow reader holds up other readers and never
 * the runner.
 */
public final class MetricsPort implements AutoCloseable {
  private static final String JSON = "application/json";

  private final HttpServer http;

  private MetricsPort(HttpServer http) {
    this.http = http;
  }

  /**
   * Starts listening.
   *
   * @throws HydrantException PORT_IN_USE where the address cannot be listened on
   */
  public static MetricsPort open(InetSocketAddress address, Agent agent) {
    HttpServer http;
    try {
      http = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new HydrantException(
          ErrorCode.PORT_IN_USE,
          "Port "
              + address.getPort()
              + " cannot be listened on at "
              + address.getHostString()
              + ".",
          "Stop what listens there, or choose another with --metrics-port.",
          e);
    }
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new RunnerMeters(agent).bindTo(registry);
    http.createContext(
        "/",
        exchange -> {
          switch (exchange.getRequestURI().getPath()) {
            case "/metrics" ->
                answer(exchange, 200, "text/plain; version=0.0.4", registry.scrape());
            case "/health/live" -> answer(exchange, 200, JSON, "{\"status\":\"ok\"}");
            case "/health/ready" -> ready(exchange, agent.connected());
            default -> answer(exchange, 404, JSON, "{\"status\":\"not found\"}");
          }
        });
    http.start();
    return new MetricsPort(http);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return http.getAddress();
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private static void ready(HttpExchange exchange, boolean connected) throws IOException {
    if (connected) {
      answer(exchange, 200, JSON, "{\"status\":\"ok\"}");
    } else {
      answer(exchange, 503, JSON, "{\"status\":\"The server does not answer.\"}");
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, head ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}
