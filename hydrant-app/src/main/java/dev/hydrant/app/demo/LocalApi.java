package dev.hydrant.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The server's API as the demo uses it: over loopback HTTP, as everybody else does. */
final class LocalApi {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = Json.lenient();

  LocalApi(URI server) {
    this.server = server;
  }

  JsonNode get(String path) {
    return send(request(path).GET().build());
  }

  JsonNode put(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body.toString()))
            .build());
  }

  JsonNode post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve("/api/v1" + path)).timeout(PATIENCE);
  }

  private JsonNode send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new HydrantException(
            ErrorCode.CATALOG_REFUSED,
            "The server refused %s %s with %d: %s"
                .formatted(
                    request.method(),
                    request.uri().getPath(),
                    response.statusCode(),
                    json.readTree(response.body()).path("message").asText()));
      }
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new HydrantException(
          ErrorCode.CATALOG_UNREACHABLE, "The server on " + server + " does not answer.", "", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HydrantException(ErrorCode.CANCELLED, "The demo was stopped.");
    }
  }
}
