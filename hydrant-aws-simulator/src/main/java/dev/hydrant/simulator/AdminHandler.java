package dev.hydrant.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.hydrant.simulator.fault.Statistics;
import java.io.IOException;

/** What AWS does not have: the statistics, read and reset over HTTP. */
final class AdminHandler implements HttpHandler {
  static final String PATH = "/_simulator/";

  private final ObjectMapper json = new ObjectMapper();
  private final Statistics statistics;

  AdminHandler(Statistics statistics) {
    this.statistics = statistics;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      if (call.equals("GET " + PATH + "stats")) {
        byte[] body = json.writeValueAsBytes(statistics.snapshot());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      } else if (call.equals("POST " + PATH + "reset-stats")) {
        statistics.reset();
        exchange.sendResponseHeaders(204, -1);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }
}
