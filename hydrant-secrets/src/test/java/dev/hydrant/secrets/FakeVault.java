package dev.hydrant.secrets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** By the API documents of the KV engine, version 2, and of the Kubernetes login. */
public final class FakeVault extends FakeVendor {
  /** What opens it. */
  public static final String TOKEN = "hvs.c4n4ry-token";

  @Override
  boolean isLogin(Call call) {
    return call.path().startsWith("/v1/auth/");
  }

  @Override
  Answer login(Call call) {
    return call.path().equals("/v1/auth/kubernetes/login")
            && call.body().equals("{\"role\":\"hydrant\",\"jwt\":\"pod-jwt\"}")
        ? new Answer(200, "{\"auth\":{\"client_token\":\"" + TOKEN + "\",\"lease_duration\":3600}}")
        : new Answer(403, "{\"errors\":[\"permission denied\"]}");
  }

  @Override
  Answer read(Call call) {
    String path = call.after("/v1/secret/data/");
    if (!call.header("X-vault-token").equals(TOKEN) || denied.contains(path)) {
      return new Answer(403, "{\"errors\":[\"1 error occurred: permission denied\"]}");
    }
    if (!secrets.containsKey(path)) {
      return new Answer(404, "{\"errors\":[]}");
    }
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode data = document.putObject("data").putObject("data");
    data.put("value", secrets.get(path)).put("other key", "c4n4ry-other");
    return new Answer(200, document.toString());
  }
}
