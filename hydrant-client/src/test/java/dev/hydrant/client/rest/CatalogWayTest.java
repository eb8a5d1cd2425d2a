package dev.hydrant.client.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import dev.hydrant.client.runner.RunnerChannel;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.network.Trust;
import dev.hydrant.model.runner.RegisterRequest;
import dev.hydrant.model.workflow.ProxySettings;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.testnetwork.TestCertificates;
import dev.hydrant.testnetwork.TunnelProxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catalogs behind proxies with passwords and with certificates of private authorities. */
class CatalogWayTest {
  private static final String HOST = "catalog.test.invalid";

  @TempDir Path folder;

  private final List<String> proxyHeaders = new CopyOnWriteArrayList<>();
  private HttpsServer secure;
  private HttpServer plain;
  private String certificate = "";

  @BeforeEach
  void start() throws Exception {
    TestCertificates certificates = new TestCertificates(folder);
    certificate = certificates.make("catalog", "DNS:" + HOST + ",IP:127.0.0.1").toString();
    secure = answering(certificates.serve("catalog"));
    plain =
        answering(
            HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0));
    plain.start();
  }

  private <T extends HttpServer> T answering(T server) {
    byte[] body = "{\"version\":\"1.13.4\"}".getBytes(UTF_8);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Proxy-Authorization"))
                .ifPresent(proxyHeaders::add);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    return server;
  }

  @AfterEach
  void stop() {
    secure.stop(0);
    plain.stop(0);
  }

  private static String version(String base, Network network) {
    RetryPolicy once = new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(2));
    CatalogConfig config =
        CatalogConfig.of(base + "/api", Optional.empty()).withRetries(once).by(network);
    return new CatalogClient(config).server().version();
  }

  private static HydrantException failing(String base, Network network) {
    return catchThrowableOfType(HydrantException.class, () -> version(base, network));
  }

  private Network proxied(TunnelProxy proxy, String password) {
    ProxySettings settings =
        new ProxySettings(
            Optional.of(proxy.url()),
            Optional.of("me"),
            Optional.of(new Secret(password)),
            Optional.empty());
    return Network.of(Optional.of(settings), Optional.of(certificate), Map.of());
  }

  private String secureUrl() {
    return "https://127.0.0.1:" + secure.getAddress().getPort();
  }

  @Test
  void tls_goes_through_a_proxy_with_a_password_that_the_catalog_never_sees() throws Exception {
    try (TunnelProxy proxy = new TunnelProxy(secure.getAddress().getPort(), "me", "s3cr3t")) {
      assertThat(version("https://" + HOST, proxied(proxy, "s3cr3t"))).isEqualTo("1.13.4");
      assertThat(proxy.requests()).allMatch(line -> line.startsWith("CONNECT " + HOST + ":443"));
      assertThat(proxyHeaders).isEmpty();
    }
  }

  @Test
  void plain_http_goes_through_a_proxy_with_a_password() throws Exception {
    try (TunnelProxy proxy = new TunnelProxy(plain.getAddress().getPort(), "me", "s3cr3t")) {
      assertThat(version("http://" + HOST, proxied(proxy, "s3cr3t"))).isEqualTo("1.13.4");
      assertThat(proxy.requests()).allMatch(line -> line.startsWith("GET http://" + HOST));
    }
  }

  @Test
  void a_wrong_password_is_told_once() throws Exception {
    try (TunnelProxy proxy = new TunnelProxy(secure.getAddress().getPort(), "me", "right")) {
      HydrantException error = failing("https://" + HOST, proxied(proxy, "s3cr3t-wrong"));
      assertThat(error.code()).isEqualTo(ErrorCode.CATALOG_UNREACHABLE);
      assertThat(error.advice()).contains("hydrant.proxy.password");
      assertThat(error.text() + error.advice()).doesNotContain("s3cr3t");
      assertThat(proxy.requests()).hasSize(1);
    }
  }

  @Test
  void this_machine_is_called_directly() throws Exception {
    try (TunnelProxy proxy = new TunnelProxy(1, "me", "s3cr3t")) {
      assertThat(version(secureUrl(), proxied(proxy, "s3cr3t"))).isEqualTo("1.13.4");
      assertThat(proxy.requests()).isEmpty();
    }
  }

  @Test
  void an_unreachable_proxy_is_named() {
    Network network =
        Network.of(Optional.empty(), Optional.empty(), Map.of("https_proxy", "http://127.0.0.1:1"));
    assertThat(failing("https://" + HOST, network).text()).contains("proxy 127.0.0.1:1");
  }

  @Test
  void a_certificate_of_an_unknown_authority_is_named_with_the_settings_that_help() {
    HydrantException error = failing(secureUrl(), Network.direct());
    assertThat(error.code()).isEqualTo(ErrorCode.CATALOG_UNREACHABLE);
    assertThat(error.text()).contains("the certificate of 'CN=catalog'", "no trusted authority");
    assertThat(error.advice()).contains("hydrant.caCertificate", "sslConfig.caCertificate");
  }

  @Test
  void a_private_authority_is_trusted_besides_the_jdks_alone_or_not_asked_for() {
    Network direct = Network.direct();
    assertThat(
            version(secureUrl(), Network.of(Optional.empty(), Optional.of(certificate), Map.of())))
        .isEqualTo("1.13.4");
    assertThat(version(secureUrl(), direct.trusting(Trust.only("s", certificate))))
        .isEqualTo("1.13.4");
    assertThat(version(secureUrl(), direct.trusting(Trust.ofAnybody()))).isEqualTo("1.13.4");
  }

  @Test
  void a_runner_reaches_its_server_the_same_way() throws Exception {
    try (TunnelProxy proxy = new TunnelProxy(secure.getAddress().getPort(), "me", "s3cr3t")) {
      RunnerChannel channel =
          RunnerChannel.by(proxied(proxy, "s3cr3t"), URI.create("https://" + HOST));
      assertThat(channel.register(new Secret("t"), new RegisterRequest("r", "i", "1", 1, 1)))
          .isNotNull();
      assertThat(proxy.answers()).containsExactly(200);
    }
  }
}
