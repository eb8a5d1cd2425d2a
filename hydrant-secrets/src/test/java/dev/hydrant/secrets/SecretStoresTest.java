package dev.hydrant.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.model.workflow.SecretsSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The store of a run")
class SecretStoresTest {
  private static final Secret REFERENCE = new Secret("secret:id");

  private static SecretStores stores(Map<String, String> environment) {
    return new SecretStores(environment, Clock.systemUTC(), Network::direct);
  }

  private static SecretsSettings vault(String store) {
    return new SecretsSettings(
        Optional.of(store),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new SecretsSettings.Vault(
                Optional.of("http://127.0.0.1:1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        Optional.empty(),
        Optional.empty());
  }

  private static HydrantException failure(Runnable call) {
    return catchThrowableOfType(HydrantException.class, call::run);
  }

  @ParameterizedTest
  @CsvSource({
    "env, env",
    "file, file",
    "aws, aws",
    "managed-aws, aws",
    "aws-ssm, aws-ssm",
    "managed-aws-ssm, aws-ssm",
    "kubernetes, kubernetes",
    "vault, vault",
    "openbao, vault",
    "azure-kv, azure-kv",
    "managed-azure-kv, azure-kv",
    "gcp, gcp"
  })
  @DisplayName("has the names that OpenMetadata gives it")
  void names(String given, String name) {
    Map<String, String> environment =
        Map.of(
            "AWS_REGION", "eu-west-1",
            "KUBERNETES_SERVICE_HOST", "127.0.0.1",
            "VAULT_ADDR", "http://127.0.0.1:1",
            "AZURE_KEY_VAULT_NAME", "v");

    assertThat(stores(environment).open(SecretsSettings.of(Optional.of(given))).name())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "HYDRANT_SECRETS_STORE, file, file",
    "HYDRANT_SECRET_STORE, file, file",
    "SECRETS_MANAGER, gcp, gcp",
    "SECRETS_MANAGER, db, env",
    "SECRETS_MANAGER, noop, env",
    "OTHER, file, env"
  })
  @DisplayName("is named by the environment where the settings say nothing")
  void byEnvironment(String variable, String value, String name) {
    assertThat(stores(Map.of(variable, value)).open(SecretsSettings.defaults()).name())
        .isEqualTo(name);
  }

  @Test
  @DisplayName("is the settings' choice before the environment's")
  void settingsFirst() {
    Map<String, String> environment =
        Map.of("HYDRANT_SECRETS_STORE", "gcp", "SECRETS_MANAGER", "vault");

    assertThat(stores(environment).open(SecretsSettings.of(Optional.of("env"))).name())
        .isEqualTo("env");
    assertThat(stores(environment).open(SecretsSettings.defaults()).name()).isEqualTo("gcp");
  }

  @Test
  @DisplayName("is not opened, and need not be set up, while nothing refers to it")
  void lazy() {
    SecretResolver resolver =
        new SecretResolver(
            new SecretStores(
                    Map.of(),
                    Clock.systemUTC(),
                    () -> {
                      throw new IllegalStateException("asked for a network");
                    })
                .open(SecretsSettings.of(Optional.of("vault"))));

    assertThat(resolver.resolve("f", new Secret("plain"))).isEqualTo(new Secret("plain"));
  }

  @Test
  @DisplayName("refuses settings of another store by name")
  void otherStore() {
    HydrantException refused = failure(() -> stores(Map.of()).open(vault("gcp")));

    assertThat(refused.code()).isEqualTo(ErrorCode.CONFIG_INVALID_VALUE);
    assertThat(refused.text()).contains("secrets.vault").contains("'gcp'");
    assertThat(stores(Map.of()).open(vault("vault")).name()).isEqualTo("vault");
  }

  @Test
  @DisplayName("is refused by its own setting's name when it lacks one, naming field and id")
  void lacking() {
    SecretResolver resolver =
        new SecretResolver(stores(Map.of()).open(SecretsSettings.of(Optional.of("azure-kv"))));

    HydrantException refused = failure(() -> resolver.resolve("a.field", REFERENCE));

    assertThat(refused.code()).isEqualTo(ErrorCode.CONFIG_MISSING_VALUE);
    assertThat(refused.text())
        .startsWith("a.field: ")
        .contains("azure.vaultUrl")
        .contains("secret:id");
    assertThat(refused.advice()).contains("AZURE_KEY_VAULT_NAME");
  }

  @Test
  @DisplayName("of a runner is its operator's choice, whatever an order names")
  void ofRunner(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("id"), "value");
    SecretStores stores =
        stores(
            Map.of(
                "HYDRANT_SECRETS_STORE", "file", "HYDRANT_SECRETS_DIRECTORY", folder.toString()));

    assertThat(new SecretResolver(stores.openForRunner(false)).resolve("f", REFERENCE))
        .isEqualTo(new Secret("value"));
    SecretResolver named = new SecretResolver(stores.openForRunner(true));
    assertThat(named.resolve("f", new Secret("plain"))).isEqualTo(new Secret("plain"));
    assertThat(failure(() -> named.resolve("f", REFERENCE)).text())
        .startsWith("f: ")
        .contains("chosen by its operator");
  }

  @Test
  @DisplayName("is not reached at an address that is none, which is not repeated")
  void badAddress() {
    SecretResolver resolver =
        new SecretResolver(
            stores(Map.of("VAULT_ADDR", "https://user:c4n4ry@vault"))
                .open(SecretsSettings.of(Optional.of("vault"))));

    HydrantException refused = failure(() -> resolver.resolve("f", REFERENCE));

    assertThat(refused.code()).isEqualTo(ErrorCode.CONFIG_INVALID_VALUE);
    assertThat(refused.text()).contains("vault.address").doesNotContain("c4n4ry");
  }
}
