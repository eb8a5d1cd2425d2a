package dev.hydrant.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.model.workflow.Secret;
import dev.hydrant.secrets.call.StoreContext;
import dev.hydrant.secrets.vault.VaultSecretStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("HashiCorp Vault")
class VaultStoreTest extends RemoteStoreContract {
  private Map<String, String> login = Map.of("VAULT_TOKEN", FakeVault.TOKEN);

  @Override
  FakeVendor vendor() {
    return new FakeVault();
  }

  @Override
  String nativeName() {
    return "hydrant/aws-key";
  }

  @Override
  Map<String, String> environment() {
    Map<String, String> variables = with("VAULT_ADDR", address, "VAULT_NAMESPACE", "team");
    variables.putAll(login);
    return variables;
  }

  @Override
  SecretStore store(StoreContext context) {
    return new VaultSecretStore(Optional.empty(), context);
  }

  @Override
  String permission() {
    return "'read' on secret/data/hydrant/aws-key";
  }

  @Override
  String badId() {
    return "a/../b";
  }

  @Test
  @DisplayName("is told the namespace, and gives any key of a secret")
  void keys() {
    put(CANARY);

    assertThat(resolve(ID + "#other key")).isEqualTo(new Secret("c4n4ry-other"));
    assertThat(vendor.reads.get(0).header("X-vault-namespace")).isEqualTo("team");
  }

  @Test
  @DisplayName("lets a pod in by its service account, once for many reads")
  void serviceAccount(@TempDir Path folder) throws Exception {
    put(CANARY);
    Path jwt = Files.writeString(folder.resolve("token"), "pod-jwt\n");
    login =
        Map.of(
            "HYDRANT_SECRETS_VAULT_ROLE",
            "hydrant",
            "HYDRANT_SECRETS_VAULT_SERVICE_ACCOUNT_FILE",
            jwt.toString());
    SecretStore store = store();

    assertThat(store.read(ID)).isPresent();
    assertThat(store.read(ID)).isPresent();
    assertThat(vendor.logins).hasSize(1);
    Files.writeString(jwt, "another");
    assertThat(unresolved(ID).text()).contains("does not accept the service account");
  }

  @Test
  @DisplayName("takes its token from a file")
  void tokenFile(@TempDir Path folder) throws Exception {
    put(CANARY);
    Path file = Files.writeString(folder.resolve("token"), FakeVault.TOKEN + "\n");
    login = Map.of("VAULT_TOKEN_FILE", file.toString());
    assertThat(resolve(ID).reveal()).isEqualTo(CANARY);

    login = Map.of("VAULT_TOKEN_FILE", folder.resolve("none").toString());
    assertThat(unresolved(ID).text()).contains("gives no token");
  }

  @Test
  @DisplayName("needs an address and a login")
  void setUp() {
    assertThat(notSetUp(Map.of()).text()).contains("vault.address is missing");
    assertThat(notSetUp(Map.of("VAULT_ADDR", address)).text()).contains("vault.role is missing");
  }
}
