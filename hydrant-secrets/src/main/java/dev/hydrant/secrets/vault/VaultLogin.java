package dev.hydrant.secrets.vault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hydrant.secrets.call.ExpiringToken;
import dev.hydrant.secrets.call.Ids;
import dev.hydrant.secrets.call.Reply;
import dev.hydrant.secrets.call.StoreErrors;
import dev.hydrant.secrets.call.StoreHttp;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Vault's token: given in the environment, else in a file, else got for the pod's service account.
 */
final class VaultLogin {
  private static final String SERVICE_ACCOUNT =
      "/var/run/secrets/kubernetes.io/serviceaccount/token";

  private final VaultSetup setup;
  private final StoreErrors errors;
  private final StoreHttp http;
  private final ExpiringToken account;

  VaultLogin(VaultSetup setup, StoreHttp http) {
    this.setup = setup;
    this.errors = setup.errors();
    this.http = http;
    this.account = new ExpiringToken(setup.context().clock(), this::login);
  }

  String token() {
    return setup.token().or(this::fromFile).orElseGet(account::get);
  }

  private Optional<String> fromFile() {
    return setup
        .tokenFile()
        .map(
            path ->
                Ids.file(path)
                    .orElseThrow(
                        () ->
                            errors.failed(
                                "the file " + path + " gives no token for the vault store",
                                "Check vault.tokenFile or VAULT_TOKEN_FILE, and the file's owner"
                                    + " and permissions.")));
  }

  private ExpiringToken.Grant login() {
    String role =
        setup
            .role()
            .orElseThrow(
                () ->
                    errors.missingSetting(
                        "vault.role", "VAULT_TOKEN, or HYDRANT_SECRETS_VAULT_ROLE"));
    String path = setup.authPath();
    Reply reply =
        http.post(
            URI.create(setup.server() + "/v1/auth/" + path + "/login"),
            setup.headers(),
            "application/json",
            JsonNodeFactory.instance
                .objectNode()
                .put("role", role)
                .put("jwt", serviceAccount())
                .toString());
    if (reply.status() == 400 || reply.status() == 403) {
      throw errors.refused(
          "the service account for the role '" + role + "'",
          "Check the role's bound service account names and namespaces in auth/" + path + ".");
    }
    return new ExpiringToken.Grant(
        reply.member("/auth/client_token"),
        Duration.ofSeconds(reply.json().at("/auth/lease_duration").asLong(0)));
  }

  private String serviceAccount() {
    String file =
        setup
            .context()
            .variable("HYDRANT_SECRETS_VAULT_SERVICE_ACCOUNT_FILE")
            .orElse(SERVICE_ACCOUNT);
    return Ids.file(file)
        .orElseThrow(
            () ->
                errors.failed(
                    "there is no token of a service account in " + file,
                    "Run in a pod with its token mounted, or give VAULT_TOKEN."));
  }
}
