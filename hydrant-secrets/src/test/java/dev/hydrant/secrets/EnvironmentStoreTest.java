package dev.hydrant.secrets;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The environment as a store")
class EnvironmentStoreTest extends SecretStoreContract {
  private final Map<String, String> variables = new HashMap<>();

  @Override
  void put(String text) {
    variables.put("HYDRANT_AWS_KEY", text);
  }

  @Override
  SecretStore store() {
    return new EnvironmentSecretStore(variables);
  }

  @Override
  String badId() {
    return "///";
  }
}
