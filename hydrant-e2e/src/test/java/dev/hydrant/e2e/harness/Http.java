package dev.hydrant.e2e.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Speaks to one server. */
public final class Http {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI base;
  private final String token;
  private final HttpClient client;

  public Http(URI base) {
    this(base, "", CLIENT);
  }

  private Http(URI base, String token, HttpClient client) {
    this.base = base;
    this.token = token;
    this.client = client;
  }

  /** A server that shows a certificate of a test. */
  public static Http trusting(URI base, SSLContext tls) {
    return new Http(base, "", HttpClient.newBuilder().sslContext(tls).build());
  }

  /** The same server, called with this token; with none for an empty one. */
  public Http as(String other) {
    return new Http(base, other, client);
  }

  public URI base() {
    return base;
  }

  /** One path segment. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A body that must be there. */
  public JsonNode json(String path) {
    return json(get(path), 200);
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** A page as a browser asks for it. */
  public HttpResponse<String> page(String path) {
    return send(request(path).header("Accept", "text/html,*/*;q=0.8").GET());
  }

  public HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  public HttpResponse<String> post(String path, Object body) {
    return send(request(path).header("Content-Type", "application/json").POST(write(body)));
  }

  public HttpResponse<String> put(String path, Object body) {
    return send(request(path).header("Content-Type", "application/json").PUT(write(body)));
  }

  /** A JSON Patch. */
  public HttpResponse<String> patch(String path, Object operations) {
    return send(
        request(path)
            .header("Content-Type", "application/json-patch+json")
            .method("PATCH", write(operations)));
  }

  public static JsonNode json(HttpResponse<String> answer, int status) {
    if (answer.statusCode() != status) {
      throw new AssertionError(
          answer.request().method()
              + " "
              + answer.uri()
              + " answered "
              + answer.statusCode()
              + " instead of "
              + status
              + ": "
              + answer.body());
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(answer.uri() + " did not answer JSON: " + answer.body(), e);
    }
  }

  void awaitReady() {
    Await.until("GET /health/ready answers", this::ready);
  }

  private boolean ready() {
    try {
      return get("/health/ready").statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static HttpRequest.BodyPublisher write(Object body) {
    try {
      return BodyPublishers.ofString(JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
