package dev.hydrant.secrets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Of the stores on the machine itself")
class LocalStoresTest {
  @Nested
  @DisplayName("the environment")
  class EnvironmentTest extends SecretStoreContract {
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

  @Nested
  @DisplayName("the folder of files")
  class FileTest extends SecretStoreContract {
    @TempDir Path folder;

    @Override
    void put(String text) throws Exception {
      Files.createDirectories(folder.resolve("hydrant"));
      Files.writeString(folder.resolve("hydrant/aws-key"), text);
    }

    @Override
    SecretStore store() {
      return new FileSecretStore(folder);
    }

    @Override
    String badId() {
      return "../../etc/passwd";
    }
  }
}
