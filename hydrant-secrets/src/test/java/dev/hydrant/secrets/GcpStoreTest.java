package dev.hydrant.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.workflow.SecretsSettings;
import dev.hydrant.secrets.call.StoreContext;
import dev.hydrant.secrets.gcp.GcpSecretManagerStore;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Google Secret Manager")
class GcpStoreTest extends RemoteStoreContract {
  private Optional<String> keyFile = Optional.empty();

  /**
   * By the REST reference of Secret Manager, OAuth for service accounts and the metadata server.
   */
  private static final class FakeGoogle extends FakeVendor {
    private static final KeyPair KEYS = pair();
    private boolean corrupt;

    private static KeyPair pair() {
      try {
        return KeyPairGenerator.getInstance("RSA").generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    boolean isLogin(Call call) {
      return call.path().equals("/token") || call.path().startsWith("/computeMetadata/");
    }

    @Override
    Answer login(Call call) {
      if (call.path().equals("/token")) {
        return asserted(call) ? granted() : new Answer(400, "{\"error\":\"invalid_grant\"}");
      }
      if (!call.header("Metadata-flavor").equals("Google")) {
        return new Answer(403, "");
      }
      return switch (call.after("/computeMetadata/v1/")) {
        case "project/project-id" -> new Answer(200, "project-1");
        case "instance/service-accounts/default/token" -> granted();
        default -> new Answer(404, "");
      };
    }

    private static Answer granted() {
      return new Answer(200, "{\"access_token\":\"ya29.c4n4ry\",\"expires_in\":3599}");
    }

    private boolean asserted(Call call) {
      String jwt = URLDecoder.decode(call.body(), StandardCharsets.UTF_8);
      String[] parts = jwt.replaceAll(".*assertion=([^&]*).*", "$1").split("\\.");
      try {
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(KEYS.getPublic());
        check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8));
        JsonNode claims =
            Json.lenient()
                .readTree(
                    new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        return check.verify(Base64.getUrlDecoder().decode(parts[2]))
            && claims.path("iss").asText().equals("hydrant@project-1.iam.gserviceaccount.com")
            && claims.path("scope").asText().endsWith("/auth/cloud-platform")
            && claims.path("exp").asLong() - claims.path("iat").asLong() == 3600;
      } catch (GeneralSecurityException | JsonProcessingException notSigned) {
        return false;
      }
    }

    @Override
    Answer read(Call call) {
      String name =
          call.after("/v1/projects/project-1/secrets/").replace("/versions/latest:access", "");
      if (!call.header("Authorization").equals("Bearer ya29.c4n4ry")) {
        return new Answer(401, "{\"error\":{\"status\":\"UNAUTHENTICATED\"}}");
      }
      if (name.isEmpty() || denied.contains(name)) {
        return new Answer(403, "{\"error\":{\"status\":\"PERMISSION_DENIED\"}}");
      }
      if (name.equals("disabled")) {
        return new Answer(400, "{\"error\":{\"status\":\"FAILED_PRECONDITION\"}}");
      }
      return secrets.containsKey(name)
          ? new Answer(200, payload(secrets.get(name)))
          : new Answer(404, "{\"error\":{\"status\":\"NOT_FOUND\"}}");
    }

    private String payload(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      CRC32C sum = new CRC32C();
      sum.update(bytes);
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      document
          .putObject("payload")
          .put("data", Base64.getEncoder().encodeToString(bytes))
          .put("dataCrc32c", String.valueOf(corrupt ? 1 : sum.getValue()));
      return document.toString();
    }
  }

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
