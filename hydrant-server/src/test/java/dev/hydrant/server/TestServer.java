package dev.hydrant.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.jdbc.CatalogDatabase;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A server on a free port with a database in the given folder, and a client that calls it. */
public final class TestServer implements AutoCloseable {
  private final ObjectMapper json = Json.lenient();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Catalog catalog;
  private final HydrantServer server;

  public TestServer(Path folder) {
    this.catalog =
        new Catalog(
            CatalogDatabase.openSqlite(folder),
            SecretKeySource.ofFolder(folder),
            Clock.systemUTC());
    this.server = HydrantServer.start(ServerOptions.onPort(0), catalog, List.of());
  }

  public Catalog catalog() {
    return catalog;
  }

  public int port() {
    return server.port();
  }

  /**
   * @param path from {@code /api/v1/} on, or absolute
   */
  public Reply get(String path) {
    return send("GET", path, "");
  }

  public Reply put(String path, String body) {
    return send("PUT", path, body);
  }

  public Reply post(String path, String body) {
    return send("POST", path, body);
  }

  public Reply patch(String path, String body) {
    return send("PATCH", path, body);
  }

  public Reply delete(String path) {
    return send("DELETE", path, "");
  }

  public Reply send(String method, String path, String body, String... headers) {
    String whole = path.startsWith("/") ? path : "/api/v1/" + path;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + whole))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Reply(client.send(request.build(), BodyHandlers.ofString()), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    catalog.close();
  }

  /** What came back. */
  public record Reply(HttpResponse<String> response, ObjectMapper mapper) {
    public int status() {
      return response.statusCode();
    }

    public String text() {
      return response.body();
    }

    public JsonNode json() {
      try {
        return mapper.readTree(response.body());
      } catch (JsonProcessingException e) {
        throw new AssertionError("not JSON: " + response.body(), e);
      }
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public String id() {
      return json().path("id").asText();
    }
  }
}
