package dev.hydrant.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.model.workflow.SecretsSettings;
import dev.hydrant.secrets.azure.AzureKeyVaultStore;
import dev.hydrant.secrets.call.StoreContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Azure Key Vault")
class AzureStoreTest extends RemoteStoreContract {
  private Map<String, String> login =
      Map.of(
          "AZURE_TENANT_ID", "tenant",
          "AZURE_CLIENT_ID", "app",
          "AZURE_CLIENT_SECRET", "c4n4ry~client");

  @Override
  FakeVendor vendor() {
    return new FakeAzure();
  }

  @Override
  String nativeName() {
    return "hydrant-aws-key";
  }

  @Override
  Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>(login);
    variables.put("AZURE_AUTHORITY_HOST", address);
    return variables;
  }

  @Override
  SecretStore store(StoreContext context) {
    return new AzureKeyVaultStore(
        Optional.of(
            new SecretsSettings.Azure(Optional.of(address), Optional.empty(), Optional.empty())),
        context);
  }

  @Override
  String permission() {
    return "'Key Vault Secrets User'";
  }

  @Override
  String badId() {
    return "/__/";
  }

  @ParameterizedTest
  @CsvSource({"team--AWS, team--AWS", "/team/aws_key, team-aws-key", "Team.Key/, Team-Key"})
  @DisplayName("maps a path to the secret's name")
  void mapping(String id, String name) {
    vendor.secrets.put(name, CANARY);

    assertThat(resolve(id).reveal()).isEqualTo(CANARY);
  }

  @Test
  @DisplayName("says that a secret is disabled")
  void disabled() {
    assertThat(unresolved("disabled").text()).contains("is disabled");
  }

  @Test
  @DisplayName("lets a machine in by its managed identity, once for many reads")
  void managedIdentity() {
    put(CANARY);
    login = Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", vendor.url());
    SecretStore store = store();
    assertThat(store.read(ID)).isPresent();
    assertThat(store.read(ID)).isPresent();
    assertThat(vendor.logins).hasSize(1);

    login = Map.of("IDENTITY_ENDPOINT", vendor.url() + "/msi", "IDENTITY_HEADER", "header");
    assertThat(store().read(ID)).isPresent();
  }

  @Test
  @DisplayName("lets a pod in by its federated token")
  void workloadIdentity(@TempDir Path folder) throws Exception {
    put(CANARY);
    Path file = Files.writeString(folder.resolve("token"), "pod-jwt");
    login =
        Map.of(
            "AZURE_TENANT_ID", "tenant",
            "AZURE_CLIENT_ID", "app",
            "AZURE_FEDERATED_TOKEN_FILE", file.toString());

    assertThat(resolve(ID).reveal()).isEqualTo(CANARY);
  }

  @Test
  @DisplayName("says that a client secret is not accepted, without showing it")
  void wrongClientSecret() {
    login =
        Map.of(
            "AZURE_TENANT_ID", "tenant",
            "AZURE_CLIENT_ID", "app",
            "AZURE_CLIENT_SECRET", "c4n4ry-wrong");

    assertThat(unresolved(ID).text()).contains("does not accept the client secret");
    assertThat(vendor.logins).hasSize(1);
  }
}
