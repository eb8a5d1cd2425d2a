package dev.hydrant.secrets;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A folder of files as a store")
class FileStoreTest extends SecretStoreContract {
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
