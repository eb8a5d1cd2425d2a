package dev.hydrant.secrets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** By the API reference of Secret. */
public final class FakeCluster extends FakeVendor {
  @Override
  boolean isLogin(Call call) {
    return false;
  }

  @Override
  Answer login(Call call) {
    return NOT_SIMULATED;
  }

  @Override
  Answer read(Call call) {
    String name = call.after("/api/v1/namespaces/hydrant/secrets/");
    if (!call.header("Authorization").equals("Bearer c4n4ry-account")) {
      return status(401, "Unauthorized");
    }
    if (name.isEmpty() || denied.contains(name)) {
      return status(403, "Forbidden");
    }
    if (!secrets.containsKey(name)) {
      return status(404, "NotFound");
    }
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("kind", "Secret");
    ObjectNode data = document.putObject("data");
    data.put("value", encoded(secrets.get(name))).put("other", encoded("c4n4ry-other"));
    return new Answer(200, document.toString());
  }

  private static Answer status(int code, String reason) {
    return new Answer(code, "{\"kind\":\"Status\",\"reason\":\"" + reason + "\"}");
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
