package dev.hydrant.secrets;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.ConfigBinder;
import dev.hydrant.model.workflow.HydrantSettings.SecretsSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Builds the store that the settings name: {@code env} (default) or {@code file}. The variables
 * HYDRANT_SECRET_STORE and HYDRANT_SECRET_DIRECTORY stand in where the settings say nothing.
 */
public final class SecretStores {
  private static final List<String> KNOWN = List.of("env", "file");
  private static final Duration CACHE = Duration.ofMinutes(1);

  private SecretStores() {}

  public static SecretStore open(
      SecretsSettings settings, Map<String, String> environment, Clock clock) {
    String name = settings.store().orElse(environment.getOrDefault("HYDRANT_SECRET_STORE", "env"));
    return switch (name) {
      case "env" -> new EnvironmentSecretStore(environment);
      case "file" ->
          new CachingSecretStore(
              new FileSecretStore(Path.of(directory(settings, environment))), clock, CACHE);
      default ->
          throw new HydrantException(
              ErrorCode.CONFIG_INVALID_VALUE,
              "workflowConfig.config.hydrant.secrets.store: '" + name + "' is not a secret store.",
              ConfigBinder.nearest(name, KNOWN)
                      .map(near -> "Did you mean '" + near + "'? ")
                      .orElse("")
                  + "Known stores: "
                  + String.join(", ", KNOWN));
    };
  }

  private static String directory(SecretsSettings settings, Map<String, String> environment) {
    return settings
        .directory()
        .orElse(environment.getOrDefault("HYDRANT_SECRET_DIRECTORY", "/run/secrets"));
  }
}
