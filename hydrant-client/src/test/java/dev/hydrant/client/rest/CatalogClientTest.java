package dev.hydrant.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transport, retries and errors, against answers that a test scripts. */
final class CatalogClientTest {
  private static final Secret TOKEN = new Secret("canary-jwt");

  /** One scripted answer. */
  record Scripted(int status, String body, Map<String, String> headers) {
    static Scripted of(int status, String body) {
      return new Scripted(status, body, Map.of());
    }
  }

  private final Deque<Scripted> script = new ArrayDeque<>();
  private final List<String> seen = new ArrayList<>();
  private HttpServer server = create();
  private CatalogClient client = connect(hostPort());

  private static HttpServer create() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void start() {
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String hostPort() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
  }

  private static CatalogClient connect(String hostPort) {
    RetryPolicy quick = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(5));
    return new CatalogClient(CatalogConfig.of(hostPort, Optional.of(TOKEN)).withRetries(quick));
  }

  private void answer(HttpExchange exchange) throws IOException {
    seen.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI().toASCIIString()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization"));
    exchange.getRequestBody().readAllBytes();
    Scripted next = script.isEmpty() ? Scripted.of(500, "") : script.removeFirst();
    next.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    byte[] body = next.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(next.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private ErrorCode codeOf(Runnable call) {
    try {
      call.run();
    } catch (HydrantException e) {
      assertThat(e.text() + e.advice()).doesNotContain("canary-jwt");
      return e.code();
    }
    throw new AssertionError("nothing was thrown");
  }

  @Test
  void a_name_is_one_encoded_segment_and_the_token_is_sent() {
    script.add(Scripted.of(200, "{\"id\":\"1\"}"));

    client.findByName(EntityType.CONTAINER, "aws-s3.\"my.b\".a b/c+d%", "sourceHash");

    assertThat(seen)
        .containsExactly(
            "GET /api/v1/containers/name/aws-s3.%22my.b%22.a%20b%2Fc%2Bd%25?fields=sourceHash"
                + " Bearer canary-jwt");
  }

  @Test
  void what_is_missing_is_an_empty_answer() {
    script.add(Scripted.of(404, "{\"code\":404,\"message\":\"not found\"}"));

    assertThat(client.findByName(EntityType.TOPIC, "a.b", "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void a_call_that_fails_in_passing_is_repeated(int status) {
    script.add(new Scripted(status, "", Map.of("Retry-After", "0")));
    script.add(Scripted.of(status, ""));
    script.add(Scripted.of(200, "{\"id\":\"1\"}"));

    assertThat(client.findByName(EntityType.TOPIC, "a.b", "")).isPresent();
    assertThat(seen).hasSize(3);
  }

  @Test
  void repeating_ends() {
    for (int i = 0; i < 5; i++) {
      script.add(Scripted.of(503, ""));
    }

    assertThat(codeOf(() -> client.findByName(EntityType.TOPIC, "a.b", "")))
        .isEqualTo(ErrorCode.CATALOG_FAILED);
    assertThat(seen).hasSize(3);
  }

  @Test
  void what_a_server_asks_for_is_waited_for_but_never_longer_than_the_cap() {
    RetryPolicy policy = new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(2));

    assertThat(policy.pause(1, Optional.of(Duration.ofSeconds(1))))
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(policy.pause(1, Optional.of(Duration.ofHours(1)))).isEqualTo(Duration.ofSeconds(2));
    assertThat(policy.pause(1, Optional.empty()))
        .isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    assertThat(policy.pause(3, Optional.empty()))
        .isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
  }

  @Test
  void a_refused_token_is_not_repeated_and_not_shown() {
    script.add(Scripted.of(401, "{\"code\":401,\"message\":\"Bad token canary-jwt\"}"));

    assertThat(codeOf(() -> client.findByName(EntityType.TOPIC, "a.b", "")))
        .isEqualTo(ErrorCode.CATALOG_UNAUTHORIZED);
    assertThat(seen).hasSize(1);
  }

  @Test
  void a_refusal_repeats_the_servers_own_words() {
    script.add(Scripted.of(400, "{\"code\":400,\"message\":\"name must\\nmatch\"}"));

    assertThatExceptionOfType(HydrantException.class)
        .isThrownBy(() -> client.findByName(EntityType.TOPIC, "a.b", ""))
        .withMessage("The catalog answered 400 to GET /v1/topics/name/a.b: name must match.");
  }

  @Test
  void a_denied_call_is_forbidden() {
    script.add(Scripted.of(403, "{}"));

    assertThat(codeOf(() -> client.supports(EntityType.TOPIC)))
        .isEqualTo(ErrorCode.CATALOG_FORBIDDEN);
  }

  @Test
  void a_redirect_is_not_followed() {
    script.add(new Scripted(302, "", Map.of("Location", hostPort() + "/v1/elsewhere")));

    assertThat(codeOf(() -> client.findByName(EntityType.TOPIC, "a.b", "")))
        .isEqualTo(ErrorCode.CATALOG_REFUSED);
    assertThat(seen).hasSize(1);
  }

  @Test
  void a_page_that_is_no_catalog_is_said_so() {
    script.add(Scripted.of(200, "<html>"));

    assertThat(codeOf(client::server)).isEqualTo(ErrorCode.CATALOG_REFUSED);
  }

  @Test
  void a_server_without_a_version_is_said_so() {
    script.add(Scripted.of(404, "<html>"));

    assertThat(codeOf(client::server)).isEqualTo(ErrorCode.CATALOG_REFUSED);
  }

  @Test
  void hydrant_is_known_by_its_header() {
    script.add(new Scripted(200, "{\"version\":\"1.13.4\"}", Map.of("X-Hydrant", "0.1.0")));
    script.add(Scripted.of(200, "{\"version\":\"1.12.11\"}"));

    assertThat(client.server()).isEqualTo(new CatalogServer("1.13.4", Optional.of("0.1.0")));
    assertThat(client.server().isHydrant()).isFalse();
  }

  @Test
  void a_catalog_that_is_not_there_is_unreachable() {
    server.stop(0);

    assertThat(codeOf(client::server)).isEqualTo(ErrorCode.CATALOG_UNREACHABLE);
  }

  @Test
  void a_list_is_read_to_its_last_page() {
    script.add(
        Scripted.of(
            200, "{\"data\":[{\"name\":\"a\"}],\"paging\":{\"after\":\"Mg==\",\"total\":2}}"));
    script.add(Scripted.of(200, "{\"data\":[{\"name\":\"b\"}],\"paging\":{\"total\":2}}"));
    List<String> names = new ArrayList<>();

    client.list(
        EntityType.PIPELINE,
        Map.of("service", "\"a.b\""),
        node -> names.add(node.path("name").asText()));

    assertThat(names).containsExactly("a", "b");
    assertThat(seen.get(1)).contains("service=%22a.b%22", "after=Mg%3D%3D");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8585/api",
        "http://localhost:8585",
        "ftp://localhost/api",
        "http://user:canary@localhost/api",
        "http://localhost/api?x=1",
        "http://local host/api"
      })
  void an_address_that_is_no_api_is_refused_without_repeating_it(String hostPort) {
    assertThatExceptionOfType(HydrantException.class)
        .isThrownBy(() -> CatalogConfig.of(hostPort, Optional.empty()))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID_VALUE))
        .withMessageStartingWith("workflowConfig.openMetadataServerConfig.hostPort:")
        .satisfies(e -> assertThat(e.text()).doesNotContain(hostPort));
  }

  @Test
  void a_slash_at_the_end_of_the_address_does_no_harm() {
    assertThat(CatalogConfig.of(" https://c.acme.com/api/ ", Optional.empty()).hostPort())
        .hasToString("https://c.acme.com/api");
  }
}
