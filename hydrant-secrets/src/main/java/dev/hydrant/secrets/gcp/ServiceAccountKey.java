package dev.hydrant.secrets.gcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import dev.hydrant.secrets.call.Ids;
import dev.hydrant.secrets.call.StoreErrors;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** A service account's key, as Google hands it out: it signs a request for a token. */
final class ServiceAccountKey {
  private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
  private static final long LIFE_SECONDS = 3600;

  private final String path;
  private final StoreErrors errors;
  private final JsonNode key;

  private ServiceAccountKey(String path, StoreErrors errors, JsonNode key) {
    this.path = path;
    this.errors = errors;
    this.key = key;
  }

  /**
   * @throws HydrantException when the file is missing or holds something else
   */
  static ServiceAccountKey read(String path, StoreErrors errors) {
    String text =
        Ids.file(path)
            .orElseThrow(
                () ->
                    errors.failed(
                        "the key file " + path + " of the gcp store cannot be read",
                        "Check gcp.keyFile or GOOGLE_APPLICATION_CREDENTIALS, and the file's owner"
                            + " and permissions."));
    try {
      JsonNode key = Json.lenient().readTree(text);
      if (key.path("type").asText().equals("service_account")) {
        return new ServiceAccountKey(path, errors, key);
      }
    } catch (JsonProcessingException notJson) {
      throw unusable(path, errors, "is not JSON");
    }
    throw unusable(path, errors, "is not the key of a service account");
  }

  Optional<String> project() {
    return Optional.of(key.path("project_id").asText()).filter(id -> !id.isEmpty());
  }

  URI tokenServer() {
    return Ids.url(
        errors, "gcp.keyFile", key.path("token_uri").asText("https://oauth2.googleapis.com/token"));
  }

  /** A signed statement of who asks, to be exchanged for a token. */
  String assertion(Instant now) {
    ObjectNode header = JsonNodeFactory.instance.objectNode().put("alg", "RS256").put("typ", "JWT");
    header.put("kid", key.path("private_key_id").asText());
    ObjectNode claims =
        JsonNodeFactory.instance
            .objectNode()
            .put("iss", key.path("client_email").asText())
            .put("scope", SCOPE)
            .put("aud", tokenServer().toString())
            .put("iat", now.getEpochSecond())
            .put("exp", now.getEpochSecond() + LIFE_SECONDS);
    String signed = encoded(header.toString()) + "." + encoded(claims.toString());
    return signed + "." + signature(signed);
  }

  private String signature(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(privateKey());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException | IllegalArgumentException broken) {
      throw unusable(path, errors, "has no usable private_key");
    }
  }

  private PrivateKey privateKey() throws GeneralSecurityException {
    String pem = key.path("private_key").asText().replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static HydrantException unusable(String path, StoreErrors errors, String why) {
    return errors.failed(
        "the key file " + path + " of the gcp store " + why,
        "Give the JSON file that Google makes for a service account's key, or none at all where the"
            + " machine has a service account.");
  }
}
