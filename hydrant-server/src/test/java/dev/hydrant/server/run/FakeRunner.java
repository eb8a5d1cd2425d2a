package dev.hydrant.server.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.runner.FinishRequest;
import dev.hydrant.model.runner.Outcome;
import dev.hydrant.model.runner.RunnerHeaders;
import dev.hydrant.server.run.RunServer.Answer;
import dev.hydrant.server.run.desk.RunSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;

/** The runner's side of the protocol, call by call. */
final class FakeRunner {
  private final RunServer server;
  final String instance = UUID.randomUUID().toString();
  final String session;

  FakeRunner(RunServer server, String token) {
    this(server, RunSettings.BUILT_IN, token);
  }

  FakeRunner(RunServer server, String name, String token) {
    this.server = server;
    this.session = register(server, name, token, instance, 1).body().path("sessionToken").asText();
  }

  static Answer register(
      RunServer server, String name, String token, String instance, int protocol) {
    return server.post(
        "/hydrant/runners/register",
        Map.of(
            "name",
            name,
            "instanceId",
            instance,
            "version",
            "0.1.0",
            "slots",
            4,
            "protocol",
            protocol),
        bearer(token));
  }

  CompletableFuture<Answer> lease(String requestId, int slots) {
    return server.postLater(
        "/hydrant/runners/lease",
        Map.of("requestId", requestId, "freeSlots", slots, "instanceId", instance),
        bearer(session));
  }

  /** Asks over a client of its own; cancelling the future hangs up. */
  CompletableFuture<HttpResponse<Void>> leaseWith(HttpClient client, int slots) {
    return client.sendAsync(
        server.leaseRequest(
            Map.of("requestId", number(), "freeSlots", slots, "instanceId", instance),
            bearer(session)),
        HttpResponse.BodyHandlers.discarding());
  }

  /** Leases one order now. */
  JsonNode lease() {
    return lease(number(), 1).join().body().path("orders").path(0);
  }

  Answer heartbeat(JsonNode order) {
    return server.post(
        "/hydrant/runners/heartbeat",
        Map.of(
            "instanceId",
            instance,
            "load",
            Map.of("running", 1, "slots", 4),
            "runs",
            List.of(
                Map.of(
                    "runId",
                    id(order),
                    "attempt",
                    order.path("attempt").asInt(),
                    "leaseToken",
                    order.path("leaseToken").asText()))),
        bearer(session));
  }

  Answer log(JsonNode order, int sequence, String text) {
    return server.put(
        "/hydrant/runs/" + id(order) + "/log/" + sequence, gzip(text), headers(order));
  }

  Answer progress(JsonNode order, Object progress) {
    return server.put("/hydrant/runs/" + id(order) + "/progress", progress, headers(order));
  }

  Answer finish(JsonNode order, Outcome outcome) {
    return finish(
        order,
        new FinishRequest(outcome, "", false, Optional.empty(), Optional.of(0), null, null, 1, 0));
  }

  Answer finish(JsonNode order, FinishRequest request) {
    return server.post("/hydrant/runs/" + id(order) + "/finish", request, headers(order));
  }

  static String id(JsonNode order) {
    return order.path("workOrder").path("runId").asText();
  }

  static String number() {
    return (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
  }

  static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  private Map<String, String> headers(JsonNode order) {
    return Map.of(
        "Authorization",
        "Bearer " + session,
        RunnerHeaders.ATTEMPT,
        order.path("attempt").asText(),
        RunnerHeaders.LEASE,
        order.path("leaseToken").asText());
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
