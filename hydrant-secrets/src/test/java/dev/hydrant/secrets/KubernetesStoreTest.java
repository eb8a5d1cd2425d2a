package dev.hydrant.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.model.workflow.SecretsSettings;
import dev.hydrant.secrets.call.StoreContext;
import dev.hydrant.secrets.kubernetes.KubernetesSecretStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
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

  /** By the API reference of Secret. */
  private static final class FakeCluster extends FakeVendor {
    @Override
    boolean isLogin(Call call) {
      return false;
    }

    @Override
    Answer login(Call call) {
      return NOT_SIMULATED;
    }

    @Override
    Answer read(Call call) {
      String name = call.after("/api/v1/namespaces/hydrant/secrets/");
      if (!call.header("Authorization").equals("Bearer c4n4ry-account")) {
        return status(401, "Unauthorized");
      }
      if (name.isEmpty() || denied.contains(name)) {
        return status(403, "Forbidden");
      }
      if (!secrets.containsKey(name)) {
        return status(404, "NotFound");
      }
      ObjectNode document = JsonNodeFactory.instance.objectNode().put("kind", "Secret");
      ObjectNode data = document.putObject("data");
      data.put("value", encoded(secrets.get(name))).put("other", encoded("c4n4ry-other"));
      return new Answer(200, document.toString());
    }

    private static Answer status(int code, String reason) {
      return new Answer(code, "{\"kind\":\"Status\",\"reason\":\"" + reason + "\"}");
    }

    private static String encoded(String text) {
      return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
  }

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
