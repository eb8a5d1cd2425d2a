package dev.hydrant.secrets;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Environment variables. The id is a variable's name; a path such as {@code /hydrant/aws-key} is
 * looked up as {@code HYDRANT_AWS_KEY}.
 */
public final class EnvironmentSecretStore implements SecretStore {
  private final Map<String, String> environment;

  public EnvironmentSecretStore(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String name() {
    return "env";
  }

  @Override
  public Optional<StoredSecret> read(String id) {
    return Optional.ofNullable(environment.get(id))
        .or(() -> Optional.ofNullable(environment.get(variable(id))))
        .filter(value -> !value.isEmpty())
        .map(StoredSecret::text);
  }

  @Override
  public String advice() {
    return "Set the variable for this process; a runner hands on the variables that its operator"
        + " allows.";
  }

  /** The variable that an id stands for when no variable has exactly that name. */
  static String variable(String id) {
    return id.replaceAll("^/+", "").replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
  }
}
