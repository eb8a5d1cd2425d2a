package dev.hydrant.secrets;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.ConfigBinder;
import dev.hydrant.model.workflow.SecretsSettings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stores, under the names that OpenMetadata's secrets managers have where it knows them. */
enum StoreKind {
  ENV("", "env"),
  FILE("directory", "file"),
  AWS("aws", "aws", "managed-aws"),
  AWS_SSM("aws", "aws-ssm", "managed-aws-ssm"),
  KUBERNETES("kubernetes", "kubernetes"),
  VAULT("vault", "vault", "openbao"),
  AZURE("azure", "azure-kv", "managed-azure-kv"),
  GCP("gcp", "gcp");

  private static final String STORE = "workflowConfig.config.hydrant.secrets.store";

  /** Of OpenMetadata; they say that secrets are in no store that a runner could read. */
  private static final List<String> NO_STORE = List.of("db", "noop", "in-memory");

  private final String section;
  private final List<String> names;

  StoreKind(String section, String... names) {
    this.section = section;
    this.names = List.of(names);
  }

  /** Of the settings, else of the environment, else the environment itself is the store. */
  static StoreKind of(SecretsSettings settings, Map<String, String> environment) {
    if (settings.store().isPresent()) {
      return named(STORE, settings.store().get());
    }
    for (String variable :
        List.of("HYDRANT_SECRETS_STORE", "HYDRANT_SECRET_STORE", "SECRETS_MANAGER")) {
      String name = environment.getOrDefault(variable, "").strip();
      boolean none = variable.equals("SECRETS_MANAGER") && NO_STORE.contains(name);
      if (!name.isEmpty() && !none) {
        return named(variable, name);
      }
    }
    return ENV;
  }

  private static StoreKind named(String where, String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.names.contains(name))
        .findFirst()
        .orElseThrow(() -> unknown(where, name));
  }

  private static HydrantException unknown(String where, String name) {
    List<String> known = Arrays.stream(values()).map(kind -> kind.names.get(0)).toList();
    return new HydrantException(
        ErrorCode.CONFIG_INVALID_VALUE,
        where + ": '" + name + "' is not a secret store.",
        ConfigBinder.nearest(name, known).map(near -> "Did you mean '" + near + "'? ").orElse("")
            + "Known stores: "
            + String.join(", ", known));
  }

  /** Refuses settings of another store than this one, which would have no effect. */
  void check(SecretsSettings settings) {
    Map<String, Optional<?>> sections = new LinkedHashMap<>();
    sections.put("directory", settings.directory());
    sections.put("aws", settings.aws());
    sections.put("kubernetes", settings.kubernetes());
    sections.put("vault", settings.vault());
    sections.put("azure", settings.azure());
    sections.put("gcp", settings.gcp());
    sections.forEach(
        (name, given) -> {
          if (given.isPresent() && !name.equals(section)) {
            throw new HydrantException(
                ErrorCode.CONFIG_INVALID_VALUE,
                "workflowConfig.config.hydrant.secrets."
                    + name
                    + ": has no effect, since the store is '"
                    + names.get(0)
                    + "'.",
                "Set secrets.store to the store that these settings are for, or remove them.");
          }
        });
  }
}
