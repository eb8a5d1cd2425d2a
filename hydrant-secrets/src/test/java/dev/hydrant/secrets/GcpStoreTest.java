package dev.hydrant.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.workflow.SecretsSettings;
import dev.hydrant.secrets.call.StoreContext;
import dev.hydrant.secrets.gcp.GcpSecretManagerStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Google Secret Manager")
class GcpStoreTest extends RemoteStoreContract {
  private Optional<String> keyFile = Optional.empty();

  private FakeGoogle google() {
    return (FakeGoogle) vendor;
  }

  private Path key(Path folder, KeyPair pair) throws Exception {
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    ObjectNode key =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "service_account")
            .put("project_id", "project-1")
            .put("private_key_id", "k1")
            .put("private_key", pem)
            .put("client_email", "hydrant@project-1.iam.gserviceaccount.com")
            .put("token_uri", vendor.url() + "/token");
    return Files.writeString(folder.resolve("key.json"), key.toString());
  }

  @Override
  FakeVendor vendor() {
    return new FakeGoogle();
  }

  @Override
  String nativeName() {
    return "hydrant_aws-key";
  }

  @Override
  Map<String, String> environment() {
    return Map.of("GCE_METADATA_HOST", URI.create(vendor.url()).getAuthority());
  }

  @Override
  SecretStore store(StoreContext context) {
    return new GcpSecretManagerStore(
        Optional.of(new SecretsSettings.Gcp(Optional.empty(), keyFile, Optional.of(address))),
        context);
  }

  @Override
  String permission() {
    return "'Secret Manager Secret Accessor'";
  }

  @Override
  String badId() {
    return "/./";
  }

  @ParameterizedTest
  @CsvSource({
    "team-aws, team-aws",
    "/team/aws.key, team_aws_key",
    "projects/project-1/secrets/full, full"
  })
  @DisplayName("maps a path to the secret's name, and takes a full name as it is")
  void mapping(String id, String name) {
    vendor.secrets.put(name, CANARY);

    assertThat(resolve(id).reveal()).isEqualTo(CANARY);
  }

  @Test
  @DisplayName("says that a version is disabled, and does not take a damaged value")
  void states() {
    assertThat(unresolved("disabled").text()).contains("disabled or destroyed");
    put(CANARY);
    google().corrupt = true;
    assertThat(unresolved(ID).text()).contains("cannot be understood");
  }

  @Test
  @DisplayName("accepts the signature of a service account's key, once for many reads")
  void serviceAccount(@TempDir Path folder) throws Exception {
    put(CANARY);
    keyFile = Optional.of(key(folder, FakeGoogle.KEYS).toString());
    SecretStore store = store();
    assertThat(store.read(ID)).isPresent();
    assertThat(store.read(ID)).isPresent();
    assertThat(vendor.logins).hasSize(1);
    assertThat(vendor.logins.get(0).path()).isEqualTo("/token");

    key(folder, FakeGoogle.pair());
    assertThat(unresolved(ID).text()).contains("does not accept the service account's key");
  }

  @Test
  @DisplayName("names a key file that is none")
  void wrongKeyFile(@TempDir Path folder) throws Exception {
    keyFile = Optional.of(folder.resolve("none.json").toString());
    assertThat(storeFailure()).contains("cannot be read");
    keyFile = Optional.of(Files.writeString(folder.resolve("a"), "c4n4ry").toString());
    assertThat(storeFailure()).contains("is not JSON").doesNotContain("c4n4ry");
    keyFile = Optional.of(Files.writeString(folder.resolve("b"), "{}").toString());
    assertThat(storeFailure()).contains("is not the key of a service account");
  }

  private String storeFailure() {
    return failure(ID).text();
  }
}
