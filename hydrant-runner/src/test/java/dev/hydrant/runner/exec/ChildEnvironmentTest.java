package dev.hydrant.runner.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChildEnvironmentTest {
  private final Map<String, String> own =
      Map.of("PATH", "p", "AWS_REGION", "r", "LC_ALL", "C", "DB_PASSWORD", "x", "APP_ONE", "1");

  @Test
  void passesOnTheAllowedVariablesOnly() {
    assertThat(ChildEnvironment.from(own, List.of()))
        .containsOnlyKeys("PATH", "AWS_REGION", "LC_ALL");
  }

  @Test
  void passesOnWhatTheOperatorNames() {
    assertThat(ChildEnvironment.from(own, List.of("APP_*", "DB_PASSWORD")))
        .containsOnlyKeys("PATH", "AWS_REGION", "LC_ALL", "APP_ONE", "DB_PASSWORD");
  }

  @Test
  void neverPassesOnTheServersOwnSecrets() {
    Map<String, String> server =
        Map.of("HYDRANT_SECRET_KEY", "k", "HYDRANT_DATABASE_PASSWORD", "p", "HYDRANT_X", "x");

    assertThat(ChildEnvironment.from(server, List.of("HYDRANT_*"))).containsOnlyKeys("HYDRANT_X");
  }

  @Test
  void passesOnWhatSecretStoresNeedAndNotTheirNeighbours() {
    Map<String, String> stores =
        Map.of(
            "HYDRANT_SECRETS_STORE", "vault",
            "VAULT_TOKEN", "t",
            "AZURE_CLIENT_SECRET", "s",
            "KUBERNETES_SERVICE_HOST", "h",
            "HYDRANT_SECRET_KEY", "k",
            "KUBECONFIG", "c");

    assertThat(ChildEnvironment.from(stores, List.of()))
        .containsOnlyKeys(
            "HYDRANT_SECRETS_STORE",
            "VAULT_TOKEN",
            "AZURE_CLIENT_SECRET",
            "KUBERNETES_SERVICE_HOST");
  }
}
