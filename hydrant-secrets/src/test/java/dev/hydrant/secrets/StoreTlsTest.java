package dev.hydrant.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsServer;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.workflow.SecretsSettings;
import dev.hydrant.secrets.call.CallLimits;
import dev.hydrant.secrets.call.StoreContext;
import dev.hydrant.secrets.kubernetes.KubernetesSecretStore;
import dev.hydrant.secrets.vault.VaultSecretStore;
import dev.hydrant.testnetwork.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A store behind a certificate of a private authority")
class StoreTlsTest {
  /** Both what Kubernetes and what Vault would answer. */
  private static final String SECRET = "{\"data\":{\"value\":\"dg==\",\"data\":{\"value\":\"v\"}}}";

  @TempDir Path folder;
  private Path authority;
  private HttpsServer server;
  private String url;

  @BeforeEach
  void start() throws Exception {
    TestCertificates certificates = new TestCertificates(folder);
    authority = certificates.make("store");
    server = certificates.serve("store");
    server.createContext(
        "/",
        exchange -> {
          byte[] body = SECRET.getBytes(StandardCharsets.UTF_8);
          try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    url = "https://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static StoreContext context(Network network, Map<String, String> environment) {
    return new StoreContext(network, environment, Clock.systemUTC(), CallLimits.usual());
  }

  @Test
  @DisplayName("is believed with the service account's authority, in Kubernetes")
  void kubernetes() throws Exception {
    Files.copy(authority, folder.resolve("ca.crt"));
    SecretStore store =
        new KubernetesSecretStore(
            Optional.of(
                new SecretsSettings.Kubernetes(
                    Optional.empty(), Optional.empty(), Optional.of(folder.toString()))),
            context(
                Network.direct(),
                Map.of(
                    "KUBERNETES_SERVICE_HOST",
                    "127.0.0.1",
                    "KUBERNETES_SERVICE_PORT",
                    String.valueOf(server.getAddress().getPort()))));

    assertThat(store.read("id").flatMap(StoredSecret::value)).contains("v");
  }

  @Test
  @DisplayName("is believed with VAULT_CACERT or hydrant.caCertificate, and else refused by name")
  void vault() {
    Map<String, String> login = Map.of("VAULT_ADDR", url, "VAULT_TOKEN", "t");
    Network trusting = Network.of(Optional.empty(), Optional.of(authority.toString()), Map.of());
    Map<String, String> withFile =
        Map.of("VAULT_ADDR", url, "VAULT_TOKEN", "t", "VAULT_CACERT", authority.toString());

    assertThat(vaultStore(context(trusting, login)).read("id")).isPresent();
    assertThat(vaultStore(context(Network.direct(), withFile)).read("id")).isPresent();
    HydrantException refused =
        catchThrowableOfType(
            HydrantException.class, () -> vaultStore(context(Network.direct(), login)).read("id"));
    assertThat(refused.text()).contains("CN=store").contains("no trusted authority");
  }

  private static SecretStore vaultStore(StoreContext context) {
    return new VaultSecretStore(Optional.empty(), context);
  }
}
