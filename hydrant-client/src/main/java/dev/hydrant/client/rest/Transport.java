package dev.hydrant.client.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.network.ProxyServer;
import dev.hydrant.model.network.UntrustedCertificateException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one call, repeats it where that may help, and never follows a redirect. */
final class Transport implements Sender {
  private static final Logger log = LoggerFactory.getLogger(Transport.class);
  private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

  private final CatalogConfig config;
  private final ObjectMapper json;
  private final HttpClient http;

  Transport(CatalogConfig config, ObjectMapper json) {
    this.config = config;
    this.json = json;
    this.http =
        config
            .network()
            .httpClient(config.hostPort())
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(config.connectTimeout())
            .build();
  }

  /** An answer: whatever status the server gave, after the retries. */
  record Answer(int status, Optional<String> hydrantVersion, String body) {}

  @Override
  public Answer send(Call call) {
    return send(call, config.retries());
  }

  @Override
  public Answer send(Call call, RetryPolicy retries) {
    HttpRequest request = request(call);
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt == retries.attempts();
      try {
        HttpResponse<String> answer =
            http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (last || !PASSING.contains(answer.statusCode())) {
          // A proxy's refusal to build a tunnel comes without any body.
          return new Answer(
              answer.statusCode(),
              answer.headers().firstValue("X-Hydrant"),
              Objects.requireNonNullElse(answer.body(), ""));
        }
        log.debug("{} answered {}, attempt {}", call, answer.statusCode(), attempt);
        sleep(retries.pause(attempt, retryAfter(answer)));
      } catch (IOException e) {
        if (last || UntrustedCertificateException.in(e).isPresent()) {
          throw unreachable(e);
        }
        log.debug("{} failed: {}, attempt {}", call, e.toString(), attempt);
        sleep(retries.pause(attempt, Optional.empty()));
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }
  }

  private HttpRequest request(Call call) {
    URI target = URI.create(config.hostPort() + "/v1/" + call.target());
    HttpRequest.Builder builder =
        config
            .network()
            .authorized(HttpRequest.newBuilder(target), target)
            .timeout(config.requestTimeout())
            .header("Accept", "application/json")
            .header("User-Agent", "hydrant");
    config.token().ifPresent(t -> builder.header("Authorization", "Bearer " + t.reveal()));
    if (call.body().isPresent()) {
      String type = call.method().equals("PATCH") ? "json-patch+json" : "json";
      builder.header("Content-Type", "application/" + type);
    }
    return builder.method(call.method(), publisher(call.body())).build();
  }

  private BodyPublisher publisher(Optional<JsonNode> body) {
    if (body.isEmpty()) {
      return BodyPublishers.noBody();
    }
    try {
      return BodyPublishers.ofByteArray(json.writeValueAsBytes(body.get()));
    } catch (JsonProcessingException e) {
      throw new HydrantException(
          ErrorCode.INTERNAL_ERROR, "A request could not be written as JSON.", "", e);
    }
  }

  private static Optional<Duration> retryAfter(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  private HydrantException unreachable(IOException cause) {
    String catalog = "The catalog at " + config.hostPort() + " cannot be reached";
    Optional<UntrustedCertificateException> certificate = UntrustedCertificateException.in(cause);
    if (certificate.isPresent()) {
      return new HydrantException(
          ErrorCode.CATALOG_UNREACHABLE,
          catalog + ": " + certificate.get().getMessage() + ".",
          "If that is your own authority, put its certificate into a PEM file and name it in"
              + " hydrant.caCertificate, or set verifySSL to validate and name it in"
              + " sslConfig.caCertificate.",
          cause);
    }
    Optional<ProxyServer> proxy = config.network().proxyFor(config.hostPort());
    return new HydrantException(
        ErrorCode.CATALOG_UNREACHABLE,
        catalog + proxy.map(server -> " by way of the proxy " + server.address()).orElse("") + ".",
        "Check that it runs and that workflowConfig.openMetadataServerConfig.hostPort"
            + (proxy.isPresent() ? " and hydrant.proxy or HTTPS_PROXY are" : " is")
            + " right.",
        cause);
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static HydrantException interrupted() {
    Thread.currentThread().interrupt();
    return new HydrantException(ErrorCode.CANCELLED, "A call to the catalog was stopped.");
  }
}
