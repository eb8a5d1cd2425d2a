package dev.hydrant.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;

/** HTTP to one server on this machine. */
final class Client {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;
  private final String token;

  /** For what nobody has to sign in for. */
  Client(int port) {
    this(port, "");
  }

  Client(int port, String token) {
    this.base = "http://127.0.0.1:" + port;
    this.token = token;
  }

  boolean isLive() throws InterruptedException {
    try {
      return send(HttpRequest.newBuilder(URI.create(base + "/health/live"))).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  String get(String path) throws IOException, InterruptedException {
    return body(HttpRequest.newBuilder(URI.create(base + path)));
  }

  String put(String path, String body) throws IOException, InterruptedException {
    return body(json(path).PUT(BodyPublishers.ofString(body)));
  }

  String post(String path, String body) throws IOException, InterruptedException {
    return body(json(path).POST(BodyPublishers.ofString(body)));
  }

  /** Opens a stream of events; ends when the server ends it, or when it is closed. */
  Stream<String> lines(String path) throws IOException, InterruptedException {
    return http.send(
            authorized(HttpRequest.newBuilder(URI.create(base + path))).build(),
            BodyHandlers.ofLines())
        .body();
  }

  URI address() {
    return URI.create(base);
  }

  static void fail(String why) {
    throw new IllegalStateException("the server " + why);
  }

  private HttpRequest.Builder json(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Content-Type", "application/json");
  }

  private String body(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer + " " + answer.body());
    }
    return answer.body();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(authorized(request).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder authorized(HttpRequest.Builder request) {
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }
}
