package dev.hydrant.catalog.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.Secret;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the passwords in a document by the names that the contract's schemas mark as such, whatever
 * the connection's type. A reference {@code secret:…} is a name, not a password: it stays readable.
 */
public final class SecretFields {
  /** What a password looks like in an answer. */
  public static final String MASK = "*********";

  private static final Set<String> NAMES =
      Set.of(
          "JWTToken",
          "accessToken",
          "accessTokenPassword",
          "apiKey",
          "apiSecret",
          "awsSecretAccessKey",
          "awsSessionToken",
          "azureClientSecret",
          "basicAuthUserInfo",
          "botToken",
          "caCertValue",
          "clientCertValue",
          "clientSecret",
          "consumerSecret",
          "dbtCloudAuthToken",
          "jwt",
          "jwtToken",
          "keyStorePassword",
          "password",
          "personalAccessToken",
          "personalAccessTokenSecret",
          "privateKey",
          "privateKeyPassphrase",
          "privateKeyValue",
          "proxyAuthentication",
          "saslPassword",
          "secretAccessKey",
          "secretKey",
          "secretToken",
          "securityToken",
          "sessionToken",
          "snowflakePrivatekeyPassphrase",
          "spPrivateKey",
          "sslKey",
          "token",
          "userToken");

  private final Sealer sealer;

  public SecretFields(Sealer sealer) {
    this.sealer = sealer;
  }

  /**
   * Seals the passwords of a document in place. A mask takes what is stored at the same place, and
   * so does a password that has not changed: sealed anew it would look like a change.
   *
   * @param stored the document as it is in the database; may be missing
   */
  public void seal(JsonNode document, JsonNode stored) {
    walk(document, stored, "", this::sealed);
  }

  /** Replaces the passwords of a document by the mask, in place. */
  public void mask(JsonNode document) {
    walk(document, MissingNode.getInstance(), "", (path, text, old) -> MASK);
  }

  /** Opens the passwords of a document in place, for the work order of the built-in runner. */
  public void reveal(JsonNode document) {
    walk(
        document,
        MissingNode.getInstance(),
        "",
        (path, text, old) -> Sealer.isSealed(text) ? sealer.open(text) : text);
  }

  /** Seals the passwords of a sealed document anew, in place, where another key has sealed them. */
  public void reseal(JsonNode document) {
    walk(
        document,
        MissingNode.getInstance(),
        "",
        (path, text, old) -> Sealer.isSealed(text) ? sealer.reseal(text) : text);
  }

  /**
   * Where passwords stand in a sealed document: references do not count.
   *
   * @param path of the document, for the names of what is found
   */
  public static List<String> sealedFields(JsonNode document, String path) {
    List<String> found = new ArrayList<>();
    walk(
        document.deepCopy(),
        MissingNode.getInstance(),
        path,
        (at, text, old) -> {
          found.add(at);
          return text;
        });
    return List.copyOf(found);
  }

  private String sealed(String path, String text, JsonNode stored) {
    String old = stored.isTextual() ? stored.textValue() : "";
    if (text.equals(MASK) && old.isEmpty()) {
      throw new HydrantException(
          ErrorCode.REQUEST_INVALID,
          path + " is the mask of a password, but no password is stored",
          "Enter the password itself.");
    }
    boolean unchanged =
        text.equals(MASK)
            || text.equals(old)
            || Sealer.isSealed(old) && sealer.open(old).equals(text);
    return unchanged ? old : sealer.seal(text);
  }

  private static void walk(JsonNode node, JsonNode stored, String path, Change change) {
    if (node instanceof ObjectNode object) {
      for (Iterator<Map.Entry<String, JsonNode>> members = object.fields(); members.hasNext(); ) {
        Map.Entry<String, JsonNode> member = members.next();
        String at = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
        JsonNode old = stored.path(member.getKey());
        if (isSecret(member)) {
          member.setValue(TextNode.valueOf(change.of(at, member.getValue().textValue(), old)));
        } else {
          walk(member.getValue(), old, at, change);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        walk(array.get(i), stored.path(i), path + "[" + i + "]", change);
      }
    }
  }

  private static boolean isSecret(Map.Entry<String, JsonNode> member) {
    return NAMES.contains(member.getKey())
        && member.getValue().isTextual()
        && !member.getValue().textValue().isEmpty()
        && !member.getValue().textValue().startsWith(Secret.REFERENCE);
  }

  private interface Change {
    String of(String path, String text, JsonNode stored);
  }
}
