package dev.hydrant.secrets;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.workflow.SecretsSettings;
import dev.hydrant.secrets.aws.AwsParameterStore;
import dev.hydrant.secrets.aws.AwsSecretsManagerStore;
import dev.hydrant.secrets.azure.AzureKeyVaultStore;
import dev.hydrant.secrets.call.CallLimits;
import dev.hydrant.secrets.call.StoreContext;
import dev.hydrant.secrets.gcp.GcpSecretManagerStore;
import dev.hydrant.secrets.kubernetes.KubernetesSecretStore;
import dev.hydrant.secrets.vault.VaultSecretStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Builds the store that settings or environment name; the environment is the one by default. */
public final class SecretStores {
  /** Long enough for the fields of one run, short enough that a renewed secret is seen soon. */
  static final Duration CACHE = Duration.ofMinutes(1);

  private final Map<String, String> environment;
  private final Clock clock;
  private final Supplier<Network> network;

  /**
   * @param network the way to the store; asked for when a store is first called
   */
  public SecretStores(Map<String, String> environment, Clock clock, Supplier<Network> network) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.network = network;
  }

  /**
   * The store of a run from a workflow file, whose author also chooses the store.
   *
   * @throws HydrantException for a store that does not exist, and for settings of another store
   */
  public SecretStore open(SecretsSettings settings) {
    StoreKind kind = StoreKind.of(settings, environment);
    kind.check(settings);
    return new LazySecretStore(() -> store(kind, settings));
  }

  /**
   * The store of a runner, chosen by its operator's environment alone: whoever may edit a service
   * must not send the operator's credentials to an address of their own, nor read another folder.
   *
   * @param named whether the order names a store too, which is refused once a secret is needed
   */
  public SecretStore openForRunner(boolean named) {
    SecretsSettings settings = SecretsSettings.defaults();
    StoreKind kind = StoreKind.of(settings, environment);
    return new LazySecretStore(
        () -> {
          if (named) {
            throw new HydrantException(
                ErrorCode.CONFIG_INVALID_VALUE,
                "workflowConfig.config.hydrant.secrets: the store of a runner is chosen by its"
                    + " operator.",
                "Remove the setting, and set HYDRANT_SECRETS_STORE where the runner is started.");
          }
          return store(kind, settings);
        });
  }

  private SecretStore store(StoreKind kind, SecretsSettings settings) {
    return switch (kind) {
      case ENV -> new EnvironmentSecretStore(environment);
      case FILE -> cached(new FileSecretStore(Path.of(directory(settings))));
      case AWS -> cached(new AwsSecretsManagerStore(settings.aws(), context()));
      case AWS_SSM -> cached(new AwsParameterStore(settings.aws(), context()));
      case KUBERNETES -> cached(new KubernetesSecretStore(settings.kubernetes(), context()));
      case VAULT -> cached(new VaultSecretStore(settings.vault(), context()));
      case AZURE -> cached(new AzureKeyVaultStore(settings.azure(), context()));
      case GCP -> cached(new GcpSecretManagerStore(settings.gcp(), context()));
    };
  }

  private StoreContext context() {
    return new StoreContext(network.get(), environment, clock, CallLimits.usual());
  }

  private SecretStore cached(SecretStore store) {
    return new CachingSecretStore(store, clock, CACHE);
  }

  private String directory(SecretsSettings settings) {
    return settings
        .directory()
        .orElse(
            environment.getOrDefault(
                "HYDRANT_SECRETS_DIRECTORY",
                environment.getOrDefault("HYDRANT_SECRET_DIRECTORY", "/run/secrets")));
  }
}
