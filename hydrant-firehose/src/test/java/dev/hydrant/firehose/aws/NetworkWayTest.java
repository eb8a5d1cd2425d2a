package dev.hydrant.firehose.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.workflow.ProxySettings;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.testnetwork.TestCertificates;
import dev.hydrant.testnetwork.TunnelProxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS behind proxies with passwords and certificates of private authorities, over real sockets. */
class NetworkWayTest {
  private static final String HOST = "firehose.test.invalid";

  @TempDir Path folder;

  private HttpsServer secure;
  private HttpServer plain;
  private String certificate = "";

  @BeforeEach
  void start() throws Exception {
    TestCertificates certificates = new TestCertificates(folder);
    certificate = certificates.make("aws", "DNS:" + HOST + ",IP:127.0.0.1").toString();
    secure = answering(certificates.serve("aws"));
    plain =
        answering(
            HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0));
    plain.start();
  }

  private static <T extends HttpServer> T answering(T server) {
    byte[] body =
        "{\"DeliveryStreamNames\":[\"orders\"],\"HasMoreDeliveryStreams\":false}".getBytes(UTF_8);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
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

  private static void list(String url, Network network, int times) {
    Settings settings =
        Settings.inRegion("eu-west-1")
            .with("awsAccessKeyId", "AKIASIMULATED")
            .with("awsSecretAccessKey", "x")
            .with("endPointURL", url)
            .network(network);
    CallGovernor governor = new CallGovernor(Map.of(), Ticker.system(), notice -> {});
    try (AwsClients clients = AwsClients.open(settings.checked(), governor, AwsErrorsTest.QUICK)) {
      for (int i = 0; i < times; i++) {
        assertThat(clients.calls().list(Optional.empty(), 1).names()).containsExactly("orders");
      }
    }
  }

  private static HydrantException failing(String url, Network network) {
    return catchThrowableOfType(HydrantException.class, () -> list(url, network, 1));
  }

  private Network network(TunnelProxy proxy, String password) {
    ProxySettings settings =
        new ProxySettings(
            Optional.of(proxy.url()),
            Optional.of("me"),
            Optional.of(new Secret(password)),
            Optional.empty());
    return Network.of(Optional.of(settings), Optional.of(certificate), Map.of());
  }

  @Test
  void tls_goes_through_a_proxy_with_a_password_and_the_connection_is_kept() throws Exception {
    try (TunnelProxy proxy = new TunnelProxy(secure.getAddress().getPort(), "me", "s3cr3t")) {
      list("https://" + HOST, network(proxy, "s3cr3t"), 5);
      assertThat(proxy.requests()).allMatch(line -> line.startsWith("CONNECT " + HOST + ":443"));
      assertThat(proxy.answers()).filteredOn(answer -> answer == 200).hasSizeBetween(1, 2);
    }
  }

  @Test
  void plain_http_goes_through_a_proxy_with_a_password() throws Exception {
    try (TunnelProxy proxy = new TunnelProxy(plain.getAddress().getPort(), "me", "s3cr3t")) {
      list("http://" + HOST, network(proxy, "s3cr3t"), 1);
      assertThat(proxy.requests()).allMatch(line -> line.startsWith("POST http://" + HOST));
    }
  }

  @Test
  void a_wrong_password_for_plain_http_is_told_as_well() throws Exception {
    try (TunnelProxy proxy = new TunnelProxy(plain.getAddress().getPort(), "me", "right")) {
      HydrantException error = failing("http://" + HOST, network(proxy, "s3cr3t-wrong"));
      assertThat(error.code()).isEqualTo(ErrorCode.AWS_UNREACHABLE);
      assertThat(error.text()).contains("does not accept");
      assertThat(proxy.requests()).hasSize(1);
    }
  }

  @Test
  void the_proxy_of_the_environment_is_used_with_its_user_and_password() throws Exception {
    try (TunnelProxy proxy = new TunnelProxy(secure.getAddress().getPort(), "me", "s3@r+t")) {
      String url = proxy.url().replace("http://", "http://me:s3%40r+t@");
      Network network =
          Network.of(Optional.empty(), Optional.of(certificate), Map.of("https_proxy", url));
      list("https://" + HOST, network, 1);
      assertThat(proxy.answers()).contains(200);
    }
  }

  @Test
  void a_wrong_password_is_told_at_once_and_not_tried_until_the_account_is_locked()
      throws Exception {
    try (TunnelProxy proxy = new TunnelProxy(secure.getAddress().getPort(), "me", "right")) {
      HydrantException error = failing("https://" + HOST, network(proxy, "s3cr3t-wrong"));
      assertThat(error.code()).isEqualTo(ErrorCode.AWS_UNREACHABLE);
      assertThat(error.text()).contains("proxy 127.0.0.1:", "does not accept");
      assertThat(error.advice()).contains("hydrant.proxy.password");
      assertThat(error.text() + error.advice()).doesNotContain("s3cr3t");
      assertThat(proxy.requests()).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void a_proxy_that_wants_a_password_where_none_is_given_is_told() throws Exception {
    try (TunnelProxy proxy = new TunnelProxy(secure.getAddress().getPort(), "me", "right")) {
      Network network =
          Network.of(
              Optional.empty(), Optional.of(certificate), Map.of("HTTPS_PROXY", proxy.url()));
      assertThat(failing("https://" + HOST, network).text()).contains("wants a user");
    }
  }

  @Test
  void a_proxy_that_is_not_there_is_named() {
    Network network =
        Network.of(Optional.empty(), Optional.empty(), Map.of("HTTPS_PROXY", "http://127.0.0.1:1"));
    HydrantException error = failing("https://" + HOST, network);
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_UNREACHABLE);
    assertThat(error.text()).contains(HOST, "by way of the proxy 127.0.0.1:1");
  }

  @Test
  void hosts_of_no_proxy_and_this_machine_are_called_directly() throws Exception {
    try (TunnelProxy proxy = new TunnelProxy(1, "me", "s3cr3t")) {
      list("https://127.0.0.1:" + secure.getAddress().getPort(), network(proxy, "s3cr3t"), 1);
      Network excluded =
          Network.of(
              Optional.empty(),
              Optional.empty(),
              Map.of("HTTPS_PROXY", proxy.url(), "NO_PROXY", ".test.invalid"));
      assertThat(failing("https://" + HOST, excluded).text()).contains("the name is not known");
      assertThat(proxy.requests()).isEmpty();
    }
  }

  @Test
  void a_certificate_of_an_unknown_authority_is_named_with_the_setting_that_helps() {
    String url = "https://127.0.0.1:" + secure.getAddress().getPort();
    HydrantException error = failing(url, Network.direct());
    assertThat(error.code()).isEqualTo(ErrorCode.AWS_UNREACHABLE);
    assertThat(error.text()).contains("the certificate of 'CN=aws'", "of no trusted authority");
    assertThat(error.advice()).contains("hydrant.caCertificate");
    list(url, Network.of(Optional.empty(), Optional.of(certificate), Map.of()), 1);
  }
}
