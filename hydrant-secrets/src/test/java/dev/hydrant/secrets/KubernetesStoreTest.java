package dev.hydrant.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.model.workflow.Secret;
import dev.hydrant.model.workflow.SecretsSettings;
import dev.hydrant.secrets.call.StoreContext;
import dev.hydrant.secrets.kubernetes.KubernetesSecretStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Kubernetes secrets")
class KubernetesStoreTest extends RemoteStoreContract {
  @TempDir Path account;

  @BeforeEach
  void mount() throws IOException {
    Files.writeString(account.resolve("token"), "c4n4ry-account\n");
    Files.writeString(account.resolve("namespace"), "hydrant");
  }

  @Override
  FakeVendor vendor() {
    return new FakeCluster();
  }

  @Override
  String nativeName() {
    return "hydrant-aws-key";
  }

  @Override
  Map<String, String> environment() {
    return Map.of();
  }

  @Override
  SecretStore store(StoreContext context) {
    return new KubernetesSecretStore(
        Optional.of(
            new SecretsSettings.Kubernetes(
                Optional.empty(), Optional.of(address), Optional.of(account.toString()))),
        context);
  }

  @Override
  String permission() {
    return "'get' on the secret 'hydrant-aws-key' in the namespace 'hydrant'";
  }

  @Override
  String badId() {
    return "/__/";
  }

  @ParameterizedTest
  @CsvSource({
    "team-aws, team-aws",
    "team.aws, team.aws",
    "/team/aws_key, team-aws-key",
    "/Team//AWS.Key/, team-aws-key"
  })
  @DisplayName("map a path to the secret's name")
  void mapping(String id, String name) {
    vendor.secrets.put(name, CANARY);

    assertThat(resolve(id).reveal()).isEqualTo(CANARY);
  }

  @Test
  @DisplayName("give any key of a secret, and follow a token that is renewed")
  void keys() throws Exception {
    put(CANARY);
    SecretStore store = store();

    assertThat(resolve(ID + "#other")).isEqualTo(new Secret("c4n4ry-other"));
    Files.writeString(account.resolve("token"), "revoked");
    assertThat(unresolved(ID).text()).contains("does not accept the token");
    Files.writeString(account.resolve("token"), "c4n4ry-account");
    assertThat(store.read(ID)).isPresent();
  }

  @Test
  @DisplayName("are looked for in the namespace of the environment before the pod's own")
  void namespace() {
    StoreContext context =
        new StoreContext(
            network,
            Map.of("KUBERNETES_NAMESPACE", "elsewhere"),
            java.time.Clock.systemUTC(),
            limits);

    assertThat(store(context).advice()).contains("'elsewhere'");
  }
}
