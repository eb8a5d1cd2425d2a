package dev.hydrant.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.json.Json;

/** By the API references of AWS Secrets Manager, Systems Manager and STS. */
public final class AwsFake extends FakeVendor {
  @Override
  boolean isLogin(Call call) {
    return call.body().contains("Action=AssumeRole");
  }

  @Override
  Answer login(Call call) {
    return new Answer(
        200,
        "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
            + "<AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId>"
            + "<SecretAccessKey>c4n4ry-role</SecretAccessKey>"
            + "<SessionToken>c4n4ry-session</SessionToken>"
            + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult>"
            + "</AssumeRoleResponse>");
  }

  @Override
  Answer fault() {
    return error(500, "InternalServiceError");
  }

  @Override
  Answer read(Call call) {
    if (!call.header("Authorization").startsWith("AWS4-HMAC-SHA256 Credential=A")) {
      return error(403, "MissingAuthenticationTokenException");
    }
    JsonNode asked = asked(call);
    return switch (call.header("X-amz-target")) {
      case "secretsmanager.GetSecretValue" -> secret(asked.path("SecretId").asText());
      case "AmazonSSM.GetParameter" ->
          asked.path("WithDecryption").asBoolean()
              ? parameter(asked.path("Name").asText())
              : NOT_SIMULATED;
      default -> NOT_SIMULATED;
    };
  }

  private Answer secret(String id) {
    if (!secrets.containsKey(id)) {
      return state(id, "ResourceNotFoundException");
    }
    if (denied.contains(id)) {
      return error(400, "AccessDeniedException");
    }
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("Name", id);
    return secrets.get(id).equals("binary")
        ? new Answer(200, document.put("SecretBinary", "YzRuNHJ5").toString())
        : new Answer(200, document.put("SecretString", secrets.get(id)).toString());
  }

  private Answer parameter(String name) {
    if (!secrets.containsKey(name)) {
      return state(name, "ParameterNotFound");
    }
    if (denied.contains(name)) {
      return error(400, "AccessDeniedException");
    }
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putObject("Parameter").put("Name", name).put("Value", secrets.get(name));
    return new Answer(200, document.toString());
  }

  /** An id that starts with "error-" makes AWS say the rest. */
  private static Answer state(String id, String missing) {
    return error(400, id.startsWith("error-") ? id.substring(6) : missing);
  }

  private static Answer error(int status, String code) {
    return new Answer(
        status, "{\"__type\":\"" + code + "\",\"message\":\"c4n4ry in what AWS says\"}");
  }

  private static JsonNode asked(Call call) {
    try {
      return Json.lenient().readTree(call.body());
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException(notJson);
    }
  }
}
