package dev.hydrant.client.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.runner.FinishRequest;
import dev.hydrant.model.runner.HeartbeatAnswer;
import dev.hydrant.model.runner.HeartbeatRequest;
import dev.hydrant.model.runner.LeaseAnswer;
import dev.hydrant.model.runner.LeaseRequest;
import dev.hydrant.model.runner.RegisterAnswer;
import dev.hydrant.model.runner.RegisterRequest;
import dev.hydrant.model.runner.RunProgress;
import dev.hydrant.model.runner.RunnerHeaders;
import dev.hydrant.model.workflow.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The runner protocol over HTTP. The session token is an argument, since it changes during the life
 * of a runner. Every failure is a {@link HydrantException} whose code says what to do: {@code
 * TOKEN_REFUSED} register again, {@code LEASE_LOST} the attempt is over, {@code REQUEST_TOO_LARGE}
 * the log is full, retryable ones try again.
 */
public final class RunnerChannel {
  private static final Duration CALL = Duration.ofSeconds(15);

  private final HttpClient http;
  private final Network network;
  private final URI base;
  private final ObjectMapper mapper = Json.lenient();

  /**
   * @param server root of the server, such as {@code http://127.0.0.1:8585}
   */
  public RunnerChannel(HttpClient http, URI server) {
    this(http, Network.direct(), server);
  }

  /** A channel of its own client, by a proxy and with certificates as the network has them. */
  public static RunnerChannel by(Network network, URI server) {
    HttpClient http =
        network
            .httpClient(server)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CALL)
            .build();
    return new RunnerChannel(http, network, server);
  }

  private RunnerChannel(HttpClient http, Network network, URI server) {
    this.http = http;
    this.network = network;
    String root = server.toString();
    this.base = URI.create((root.endsWith("/") ? root : root + "/") + "api/v1/hydrant/");
  }

  public RegisterAnswer register(Secret runnerToken, RegisterRequest request) {
    return read(
        send(post("runners/register", runnerToken, request).timeout(CALL)), RegisterAnswer.class);
  }

  /**
   * Asks for work.
   *
   * @param wait how long the server may hold the request open
   */
  public LeaseCall lease(Secret session, LeaseRequest request, Duration wait) {
    HttpRequest sent = post("runners/lease", session, request).timeout(wait.plus(CALL)).build();
    return new LeaseCall(
        base, http.sendAsync(sent, BodyHandlers.ofString(StandardCharsets.UTF_8)), this::leased);
  }

  private LeaseAnswer leased(HttpResponse<String> response) {
    Answers.check(response);
    return response.statusCode() == 204
        ? new LeaseAnswer(List.of(), List.of())
        : read(response, LeaseAnswer.class);
  }

  public HeartbeatAnswer heartbeat(Secret session, HeartbeatRequest request, Duration timeout) {
    return read(
        send(post("runners/heartbeat", session, request).timeout(timeout)), HeartbeatAnswer.class);
  }

  /**
   * Sends one chunk of the log; sending it again does no harm.
   *
   * @param sequence counted from 0
   * @param offset bytes of text before this chunk
   * @param gzip the text, compressed
   */
  public void log(Secret session, LeaseKey key, long sequence, long offset, byte[] gzip) {
    send(
        report("log/" + sequence, session, key)
            .header("Content-Type", "application/gzip")
            .header(RunnerHeaders.OFFSET, Long.toString(offset))
            .PUT(BodyPublishers.ofByteArray(gzip)));
  }

  public void progress(Secret session, LeaseKey key, RunProgress progress) {
    send(
        report("progress", session, key)
            .header("Content-Type", "application/json")
            .PUT(body(progress)));
  }

  /** Tells how the attempt ended; telling it again does no harm. */
  public void finish(Secret session, LeaseKey key, FinishRequest request) {
    send(
        report("finish", session, key)
            .header("Content-Type", "application/json")
            .POST(body(request)));
  }

  private HttpRequest.Builder post(String path, Secret token, Object request) {
    return request(path, token).header("Content-Type", "application/json").POST(body(request));
  }

  private HttpRequest.Builder report(String what, Secret session, LeaseKey key) {
    return request("runs/" + key.runId() + "/" + what, session)
        .timeout(CALL)
        .header(RunnerHeaders.ATTEMPT, Integer.toString(key.attempt()))
        .header(RunnerHeaders.LEASE, key.leaseToken().reveal());
  }

  private HttpRequest.Builder request(String path, Secret token) {
    URI target = base.resolve(path);
    return network
        .authorized(HttpRequest.newBuilder(target), target)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + token.reveal());
  }

  private BodyPublisher body(Object value) {
    try {
      return BodyPublishers.ofByteArray(mapper.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a protocol record could not be written as JSON", e);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    HttpResponse<String> response;
    try {
      response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (java.io.IOException e) {
      throw Answers.unreachable(base, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Answers.interrupted();
    }
    Answers.check(response);
    return response;
  }

  private <T> T read(HttpResponse<String> response, Class<T> type) {
    try {
      return mapper.readValue(response.body(), type);
    } catch (JsonProcessingException e) {
      throw Answers.undecodable(base, response.statusCode());
    }
  }
}
