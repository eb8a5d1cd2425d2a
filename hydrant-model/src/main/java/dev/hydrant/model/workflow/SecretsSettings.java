package dev.hydrant.model.workflow;

import java.util.Optional;

/**
 * Which store resolves {@code secret:<id>}, and how it is reached. What a store wants for a login
 * (a token, a client secret, a key) is never a setting: it comes from the environment or a file.
 *
 * @param store {@code env} (default), {@code file}, {@code aws}, {@code aws-ssm}, {@code
 *     kubernetes}, {@code vault}, {@code azure-kv} or {@code gcp}
 * @param directory of the file store; {@code /run/secrets} by default
 * @param aws of AWS Secrets Manager and of Systems Manager Parameter Store
 */
public record SecretsSettings(
    Optional<String> store,
    Optional<String> directory,
    Optional<Aws> aws,
    Optional<Kubernetes> kubernetes,
    Optional<Vault> vault,
    Optional<Azure> azure,
    Optional<Gcp> gcp) {

  /**
   * @param region {@code AWS_REGION} by default
   * @param endpoint URL of the service; AWS's own by default
   * @param role ARN of a role that is assumed to read secrets
   */
  public record Aws(Optional<String> region, Optional<String> endpoint, Optional<String> role) {}

  /**
   * @param namespace of the secrets; by default the one that this process runs in
   * @param address URL of the API server; the cluster's own by default
   * @param directory with the service account's token and authority
   */
  public record Kubernetes(
      Optional<String> namespace, Optional<String> address, Optional<String> directory) {}

  /**
   * @param address URL; {@code VAULT_ADDR} by default
   * @param namespace of Vault Enterprise; {@code VAULT_NAMESPACE} by default
   * @param mount of the KV version 2 engine; {@code secret} by default
   * @param role for a login with the Kubernetes service account, used when there is no token
   * @param authPath where the Kubernetes login is mounted; {@code kubernetes} by default
   * @param tokenFile path of a file that holds the token
   */
  public record Vault(
      Optional<String> address,
      Optional<String> namespace,
      Optional<String> mount,
      Optional<String> role,
      Optional<String> authPath,
      Optional<String> tokenFile) {}

  /**
   * @param vaultUrl by default made of {@code AZURE_KEY_VAULT_NAME}
   * @param tenantId {@code AZURE_TENANT_ID} by default
   * @param clientId of the application or of a user-assigned identity; {@code AZURE_CLIENT_ID} by
   *     default
   */
  public record Azure(
      Optional<String> vaultUrl, Optional<String> tenantId, Optional<String> clientId) {}

  /**
   * @param project id of the project that holds the secrets; {@code GCP_PROJECT_ID} by default
   * @param keyFile path of a service account's key; {@code GOOGLE_APPLICATION_CREDENTIALS} by
   *     default, else the metadata server is asked
   * @param endpoint URL of a regional or private endpoint; Google's own by default
   */
  public record Gcp(
      Optional<String> project, Optional<String> keyFile, Optional<String> endpoint) {}

  /** Everything as the environment says. */
  public static SecretsSettings defaults() {
    return of(Optional.empty());
  }

  public static SecretsSettings of(Optional<String> store) {
    return new SecretsSettings(
        store,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
