package dev.hydrant.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.zip.CRC32C;

/** By the REST reference of Secret Manager, OAuth for service accounts and the metadata server. */
public final class FakeGoogle extends FakeVendor {
  static final KeyPair KEYS = pair();
  boolean corrupt;

  static KeyPair pair() {
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
