package dev.hydrant.secrets.vault;

import dev.hydrant.model.workflow.SecretsSettings;
import dev.hydrant.secrets.call.Ids;
import dev.hydrant.secrets.call.StoreContext;
import dev.hydrant.secrets.call.StoreErrors;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The settings of Vault, with the variables that stand in for them. */
record VaultSetup(
    Optional<SecretsSettings.Vault> settings, StoreContext context, StoreErrors errors) {

  URI server() {
    return Ids.url(
        errors,
        "vault.address",
        setting(SecretsSettings.Vault::address, "VAULT_ADDR", "BAO_ADDR")
            .orElseThrow(() -> errors.missingSetting("vault.address", "VAULT_ADDR")));
  }

  String mount() {
    return path(setting(SecretsSettings.Vault::mount, "HYDRANT_SECRETS_VAULT_MOUNT"), "secret");
  }

  String authPath() {
    return path(
        setting(SecretsSettings.Vault::authPath, "HYDRANT_SECRETS_VAULT_AUTH_PATH"), "kubernetes");
  }

  Optional<String> role() {
    return setting(SecretsSettings.Vault::role, "HYDRANT_SECRETS_VAULT_ROLE", "VAULT_ROLE");
  }

  Optional<String> token() {
    return context.variable("VAULT_TOKEN", "BAO_TOKEN");
  }

  Optional<String> tokenFile() {
    return setting(SecretsSettings.Vault::tokenFile, "VAULT_TOKEN_FILE");
  }

  /** Sent with each request. */
  Map<String, String> headers() {
    Map<String, String> headers =
        new HashMap<>(Map.of("Accept", "application/json", "X-Vault-Request", "true"));
    setting(SecretsSettings.Vault::namespace, "VAULT_NAMESPACE", "BAO_NAMESPACE")
        .ifPresent(namespace -> headers.put("X-Vault-Namespace", namespace));
    return headers;
  }

  private Optional<String> setting(
      Function<SecretsSettings.Vault, Optional<String>> part, String... variables) {
    return context.setting(settings.flatMap(part), variables);
  }

  private static String path(Optional<String> given, String usual) {
    return given.map(text -> text.replaceAll("^/+|/+$", "")).orElse(usual);
  }
}
